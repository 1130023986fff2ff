// What a YAML document holds, with places.

import type { Span } from "#text";

export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlEntry {
  readonly key: string;
  readonly keyAt: Span;
  readonly value: YamlNode;
}

export interface YamlMap {
  readonly kind: "map";
  /** In the order of the text; keys are unique. */
  readonly entries: readonly YamlEntry[];
  readonly at: Span;
}

export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  readonly at: Span;
}

export interface YamlScalar {
  readonly kind: "scalar";
  /** By the core schema of YAML 1.2: `yes` is text; an integer that a double cannot hold is a bigint. */
  readonly value: string | number | bigint | boolean | null;
  /** As text: what was written, quotes and folding resolved (`007` stays `007`). */
  readonly text: string;
  readonly at: Span;
  /**
   * Offset in the source of each line of `text`, where the lines stand there unchanged (plain, block literal, quoted
   * without escapes); absent where they do not.
   */
  readonly lineStarts?: readonly number[];
}
