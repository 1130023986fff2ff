// What the value of a detection item says, after the modifiers have been applied.

import type { Span } from "#text";
import type { Piece } from "./pattern.ts";

export type SigmaValue =
  | TextValue
  | NumberValue
  | BooleanValue
  | NullValue
  | BytesValue
  | RegexValue
  | NetworkValue
  | BoundValue
  | FieldValue
  | PresenceValue
  | ChoiceValue;

interface Placed {
  readonly at: Span;
}

export interface TextValue extends Placed {
  readonly kind: "text";
  readonly pieces: readonly Piece[];
  /** As written; absent once a modifier has changed it. */
  readonly written?: string;
}

export interface NumberValue extends Placed {
  readonly kind: "number";
  readonly value: number | bigint;
  readonly written: string;
}

export interface BooleanValue extends Placed {
  readonly kind: "boolean";
  readonly value: boolean;
  readonly written: string;
}

/** The field is absent. */
export interface NullValue extends Placed {
  readonly kind: "null";
}

/** Text in UTF-16: only an encoding that follows makes it text again. */
export interface BytesValue extends Placed {
  readonly kind: "bytes";
  readonly bytes: Uint8Array;
}

export interface RegexValue extends Placed {
  readonly kind: "regex";
  readonly pattern: string;
  /** Of i, m and s. */
  readonly flags: string;
}

export interface NetworkValue extends Placed {
  readonly kind: "network";
  /** address/bits */
  readonly network: string;
}

export interface BoundValue extends Placed {
  readonly kind: "bound";
  readonly comparison: "less" | "atMost" | "greater" | "atLeast";
  readonly limit: number | bigint;
}

/** Another field's value. */
export interface FieldValue extends Placed {
  readonly kind: "field";
  readonly name: string;
  readonly edges: "whole" | "start" | "end" | "inside";
}

export interface PresenceValue extends Placed {
  readonly kind: "presence";
  readonly isPresent: boolean;
}

/** One written value that stands for several. */
export interface ChoiceValue extends Placed {
  readonly kind: "choice";
  readonly values: readonly SigmaValue[];
}
