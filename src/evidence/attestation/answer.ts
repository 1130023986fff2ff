// What a device's trust anchor answers: measurements, a statement of compliance, certificates, each with its signature
// and the nonce that was asked for.

import type { EvidencePlace } from "../fact.ts";

/** The hash of one measured part, in the order in which the device prints and extends it. */
export interface MeasuredPart {
  /** `boot 0`, `boot loader`, a package's file name; empty where one hash stands for the operating system. */
  readonly name: string;
  readonly version: string;
  /** Lower-case hexadecimal. */
  readonly hash: string;
}

/**
 * A signature as printed. It covers the nonce (where one was given), the version and the body; or, where a quote is
 * printed, the quote, which holds the nonce and a digest of the registers (TPM 2.0 Part 2 §10.12.8, TPMS_ATTEST).
 */
export interface PrintedSignature {
  readonly version: number;
  /** Lower-case hexadecimal. */
  readonly value: string;
  /** Lower-case hexadecimal. */
  readonly quote?: string | undefined;
}

interface AnyAnswer {
  /** Form in which it came: the two commands, or their NETCONF and RESTCONF twins. */
  readonly form: "show platform" | "show system" | "netconf" | "restconf";
  /** The nonce of the command line or reply; absent where none is shown. */
  readonly nonce?: bigint | undefined;
  /** `FRU=fru-rp SLOT=0 …` of the newer form; empty in the older. */
  readonly location: string;
  readonly signature?: PrintedSignature | undefined;
  readonly at: EvidencePlace;
}

export type AttestationAnswer =
  | (AnyAnswer & {
      readonly kind: "measurement";
      readonly platform: string;
      readonly boot: readonly MeasuredPart[];
      readonly os: readonly MeasuredPart[];
      readonly osVersion: string;
      /** Lower-case hexadecimal; absent where not printed. */
      readonly pcr0?: string | undefined;
      readonly pcr8?: string | undefined;
    })
  | (AnyAnswer & {
      readonly kind: "compliance";
      /** `secure_boot` and the like, as printed and in that order. */
      readonly statements: readonly (readonly [name: string, value: string])[];
      /** The JSON text that is signed; absent where the command prints a list made of it. */
      readonly signedText?: string | undefined;
    })
  | (AnyAnswer & {
      readonly kind: "certificates";
      /** In printed order, root first; PEM. */
      readonly certificates: readonly { readonly name: string; readonly pem: string }[];
    });

export type AnswerOf<Kind extends AttestationAnswer["kind"]> = AttestationAnswer & {
  readonly kind: Kind;
};
