// Bytes become an X.509 certificate with all that a chain is judged by. Bytes that are no certificate, or more than
// one, are none; a certificate that is read is not yet trusted.

import { type KeyObject, X509Certificate } from "node:crypto";
import { AsnConvert, AsnSerializer } from "@peculiar/asn1-schema";
import {
  BasicConstraints,
  Certificate as CertificateSyntax,
  type Extension,
  id_ce_basicConstraints,
  id_ce_certificatePolicies,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  KeyUsage,
  KeyUsageFlags,
} from "@peculiar/asn1-x509";
import { ticksFromUnixMs } from "#schema";
import { hexadecimalOf } from "./hexadecimal.ts";

export interface Certificate {
  readonly der: Uint8Array;
  /** `CN=…, O=…`, the most telling part first. */
  readonly subject: string;
  readonly issuer: string;
  /** The names as encoded: names are the same where these are. */
  readonly subjectName: string;
  readonly issuerName: string;
  /** Attribute serialNumber of the subject, `PID:… SN:…` in the certificate of a device; else empty. */
  readonly subjectSerial: string;
  readonly isAuthority: boolean;
  /** How many authorities may stand below this one; absent where it does not say. */
  readonly pathLength?: number | undefined;
  /** Absent where it does not say: then the key may be used for anything. */
  readonly keyUsage?: ReadonlySet<"signature" | "certificates"> | undefined;
  /** Critical extensions that nothing here understands: such a certificate issues nothing (RFC 5280 §4.2). */
  readonly unknownCritical: readonly string[];
  readonly validFromTicks: bigint;
  readonly validToTicks: bigint;
  /** Issued to itself and signed with its own key. */
  readonly isSelfSigned: boolean;
  readonly key: KeyObject;
  /** SHA-256, lower-case hexadecimal. */
  readonly fingerprint: string;
  readonly isSignedBy: (key: KeyObject) => boolean;
}

/** More bytes than any certificate of a device or of its makers has. */
const bytesMax = 32_768;

const understood: ReadonlySet<string> = new Set([
  ...[id_ce_basicConstraints, id_ce_keyUsage, id_ce_extKeyUsage],
  ...[id_ce_certificatePolicies, id_ce_subjectAltName],
]);

/** RSA and ECDSA with SHA-1, 256, 384 and 512: old roots of Cisco's signed with SHA-1; MD5 proves nothing. */
const soundAlgorithms: ReadonlySet<string> = new Set([
  ...["5", "10", "11", "12", "13"].map((it) => `1.2.840.113549.1.1.${it}`),
  ...["1", "3.2", "3.3", "3.4"].map((it) => `1.2.840.10045.4.${it}`),
]);

export function certificateOfDer(der: Uint8Array): Certificate | undefined {
  if (der.length === 0 || der.length > bytesMax) return undefined;
  try {
    const x509 = new X509Certificate(der);
    // OpenSSL leaves bytes behind the certificate alone; they would be signed and not be looked at.
    if (hexadecimalOf(x509.raw) !== hexadecimalOf(der)) return undefined;
    return certificateOf(x509, AsnConvert.parse(der, CertificateSyntax), der);
  } catch {
    return undefined;
  }
}

function certificateOf(
  x509: X509Certificate,
  { tbsCertificate: body, signatureAlgorithm }: CertificateSyntax,
  der: Uint8Array,
): Certificate {
  const extensions = [...(body.extensions ?? [])];
  const [subjectName, issuerName] = [body.subject, body.issuer].map((name) =>
    hexadecimalOf(new Uint8Array(AsnSerializer.serialize(name))),
  );
  const key = x509.publicKey;
  const isSignedBy = (other: KeyObject) => {
    try {
      return soundAlgorithms.has(signatureAlgorithm.algorithm) && x509.verify(other);
    } catch {
      return false;
    }
  };
  return {
    der,
    subject: oneLine(x509.subject),
    issuer: oneLine(x509.issuer),
    subjectName: subjectName ?? "",
    issuerName: issuerName ?? "",
    subjectSerial: attribute(x509.subject, "serialNumber"),
    ...constraintsOf(extensions),
    keyUsage: usageOf(extensions),
    unknownCritical: extensions
      .filter(({ critical, extnID }) => critical && !understood.has(extnID))
      .map(({ extnID }) => extnID),
    validFromTicks: ticksFromUnixMs(body.validity.notBefore.getTime().getTime()),
    validToTicks: ticksFromUnixMs(body.validity.notAfter.getTime().getTime()),
    isSelfSigned: subjectName === issuerName && isSignedBy(key),
    key,
    fingerprint: x509.fingerprint256.replaceAll(":", "").toLowerCase(),
    isSignedBy,
  };
}

function constraintsOf(extensions: readonly Extension[]): {
  readonly isAuthority: boolean;
  readonly pathLength?: number | undefined;
} {
  const value = valueOfExtension(extensions, id_ce_basicConstraints);
  if (value === undefined) return { isAuthority: false };
  const { cA, pathLenConstraint } = AsnConvert.parse(value, BasicConstraints);
  return { isAuthority: cA, pathLength: pathLenConstraint };
}

function usageOf(extensions: readonly Extension[]): Certificate["keyUsage"] {
  const value = valueOfExtension(extensions, id_ce_keyUsage);
  if (value === undefined) return undefined;
  const flags = AsnConvert.parse(value, KeyUsage).toNumber();
  const usage = new Set<"signature" | "certificates">();
  if ((flags & KeyUsageFlags.digitalSignature) !== 0) usage.add("signature");
  if ((flags & KeyUsageFlags.keyCertSign) !== 0) usage.add("certificates");
  return usage;
}

/** An extension may stand once (RFC 5280 §4.2): one that stands twice makes the certificate unreadable. */
function valueOfExtension(extensions: readonly Extension[], id: string): ArrayBuffer | undefined {
  const [first, second] = extensions.filter(({ extnID }) => extnID === id);
  if (second !== undefined) throw new TypeError(`extension ${id} stands twice`);
  return first?.extnValue.buffer;
}

function oneLine(name: string): string {
  return name.split("\n").reverse().join(", ");
}

function attribute(name: string, wanted: string): string {
  const line = name.split("\n").find((it) => it.startsWith(`${wanted}=`));
  return line === undefined ? "" : line.slice(wanted.length + 1);
}
