// How Splunk's add-ons cut fields out of an event when it is searched: one row per family of
// sourcetypes.

/** Where a field's value comes from. */
export type Origin =
  | {
      readonly kind: "captured";
      /** RE2 patterns over `_raw`, each with one group; the first that matches wins. */
      readonly patterns: readonly string[];
    }
  | { readonly kind: "fixed"; readonly value: string }
  | { readonly kind: "host" }
  | { readonly kind: "same"; readonly field: string }
  | {
      readonly kind: "translated";
      readonly field: string;
      readonly values: Readonly<Record<string, string>>;
    };

export interface Extraction {
  /** Exact names; a trailing `*` stands for any end. */
  readonly sourcetypes: readonly string[];
  /** Whose field names these are. */
  readonly authority: string;
  readonly fields: Readonly<Record<string, Origin>>;
}

export const captured = (...patterns: string[]): Origin => ({ kind: "captured", patterns });

export const fixed = (value: string): Origin => ({ kind: "fixed", value });

export const host: Origin = { kind: "host" };

export const same = (field: string): Origin => ({ kind: "same", field });

export const translated = (field: string, values: Readonly<Record<string, string>>): Origin => ({
  kind: "translated",
  field,
  values,
});

/** RFC 5424 section 6.2.1, as Cisco's add-on names the numbers. */
export const severityNames: Readonly<Record<string, string>> = {
  "0": "emergency",
  "1": "alert",
  "2": "critical",
  "3": "error",
  "4": "warning",
  "5": "notification",
  "6": "informational",
  "7": "debugging",
};
