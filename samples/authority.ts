// Invented authorities and devices: certificates as makers of devices issue them, and the answers that a trust anchor
// signs with the key of one. Keys live as long as the process; none is ever written.

import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { AsnConvert, AsnSerializer, OctetString } from "@peculiar/asn1-schema";
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Certificate,
  Extension,
  Extensions,
  id_ce_basicConstraints,
  id_ce_keyUsage,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from "@peculiar/asn1-x509";

export interface Party {
  readonly der: Uint8Array;
  readonly name: Name;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export interface PartySettings {
  readonly commonName: string;
  /** `PID:… SN:…`, as devices have it. */
  readonly serialNumber?: string;
  /** Who issues it; itself where absent. */
  readonly issuer?: Party;
  /** A device or a signer where absent. */
  readonly authority?: { readonly pathLength?: number };
  /** What the key is for, where the certificate says so. */
  readonly usage?: number;
  readonly from?: string;
  readonly to?: string;
  /** Critical, and unknown to everybody. */
  readonly unknownExtension?: string;
  /** Its old key in a new certificate. */
  readonly keys?: Pick<Party, "privateKey" | "publicKey">;
}

const sha256WithRsa = "1.2.840.113549.1.1.11";

let serial = 1;

export function makeParty(settings: PartySettings): Party {
  const { issuer, usage, from = "2020-01-01", to = "2099-12-31" } = settings;
  const keys = settings.keys ?? generateKeyPairSync("rsa", { modulusLength: 2048 });
  const name = nameOf(settings);
  const algorithm = new AlgorithmIdentifier({ algorithm: sha256WithRsa, parameters: null });
  const spki = keys.publicKey.export({ type: "spki", format: "der" });
  serial += 1;
  const body = new TBSCertificate({
    version: Version.v3,
    serialNumber: Uint8Array.from([0x10, serial >> 8, serial & 0xff]).buffer,
    signature: algorithm,
    issuer: issuer?.name ?? name,
    validity: new Validity({ notBefore: new Date(from), notAfter: new Date(to) }),
    subject: name,
    subjectPublicKeyInfo: AsnConvert.parse(spki, SubjectPublicKeyInfo),
    extensions: new Extensions(extensionsOf(settings, usage)),
  });
  const signer = issuer?.privateKey ?? keys.privateKey;
  const signature = sign("sha256", new Uint8Array(AsnSerializer.serialize(body)), signer);
  const certificate = new Certificate({
    tbsCertificate: body,
    signatureAlgorithm: algorithm,
    signatureValue: Uint8Array.from(signature).buffer,
  });
  const der = new Uint8Array(AsnSerializer.serialize(certificate));
  return { der, name, privateKey: keys.privateKey, publicKey: keys.publicKey };
}

function nameOf({ commonName, serialNumber }: PartySettings): Name {
  const attribute = (type: string, text: string) =>
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({ type, value: new AttributeValue({ printableString: text }) }),
    ]);
  return new Name([
    ...(serialNumber === undefined ? [] : [attribute("2.5.4.5", serialNumber)]),
    attribute("2.5.4.10", "Synthetic"),
    attribute("2.5.4.3", commonName),
  ]);
}

function extensionsOf(settings: PartySettings, usage: number | undefined): Extension[] {
  const { authority, unknownExtension } = settings;
  const constraints = new BasicConstraints({
    cA: authority !== undefined,
    ...(authority?.pathLength === undefined ? {} : { pathLenConstraint: authority.pathLength }),
  });
  const flags =
    usage ??
    (authority === undefined
      ? KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment
      : KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign);
  const extension = (extnID: string, value: ArrayBuffer) =>
    new Extension({ extnID, critical: true, extnValue: new OctetString(value) });
  return [
    extension(id_ce_basicConstraints, AsnSerializer.serialize(constraints)),
    extension(id_ce_keyUsage, AsnSerializer.serialize(new KeyUsage(flags))),
    ...(unknownExtension === undefined
      ? []
      : [extension(unknownExtension, Uint8Array.from([5, 0]).buffer)]),
  ];
}

export function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----"].join("\n");
}

export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  return parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
}

/** As the trust anchor extends a register: from zeros, the hash of each hash in its order. */
export function registerOf(hashes: readonly string[]): string {
  return upper(
    hashes.reduce(
      (register: Uint8Array, hash) => sha256(register, sha256(Buffer.from(hash, "hex"))),
      new Uint8Array(32),
    ),
  );
}

/** What the trust anchor signs: nonce, version of the signature, body. */
export function signedHex(party: Party, nonce: bigint | undefined, body: Uint8Array): string {
  const heading = Buffer.alloc(nonce === undefined ? 4 : 12);
  if (nonce !== undefined) heading.writeBigUInt64BE(nonce);
  heading.writeUInt32BE(1, heading.length - 4);
  return upper(sign("sha256", Buffer.concat([heading, body]), party.privateKey));
}

export function upper(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex").toUpperCase();
}
