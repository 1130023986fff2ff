// The sentence of every diagnostic code, typed by the facts it needs. A code is shared by all languages:
// a message says what is wrong with the names in it, the hint says what to do next.

import { nearest } from "./nearest.ts";

/** The facts without which a code cannot be raised. */
export interface Facts {
  "syntax-error": { readonly message: string; readonly hint?: string };
  "unknown-table": { readonly name: string; readonly known: readonly string[] };
  "unknown-column": {
    readonly name: string;
    readonly table?: string;
    readonly known: readonly string[];
  };
  "unknown-function": { readonly name: string; readonly known: readonly string[] };
  "unknown-macro": { readonly name: string; readonly known: readonly string[] };
  "unknown-watchlist": { readonly name: string; readonly known: readonly string[] };
  "wrong-type": { readonly message: string; readonly hint?: string };
  /** A construct of the language that is valid there and that we do not run. */
  unsupported: { readonly construct: string; readonly nearest?: string };
  "binder-error": { readonly message: string; readonly authority: string; readonly hint?: string };
  "missing-column": { readonly name: string; readonly table: string };
  "dropped-leg": { readonly name: string };
  "never-matches": { readonly what: string; readonly because: string; readonly instead?: string };
  /** A text that rules look for and devices do not send; the instead is what to look for. */
  "never-sent": { readonly what: string; readonly because: string; readonly instead: string };
  "matches-too-much": { readonly what: string; readonly because: string; readonly instead: string };
  approximation: { readonly what: string; readonly difference: string };
  "rule-file": { readonly message: string; readonly hint?: string };
  "context-file": { readonly message: string; readonly hint?: string };
  "rule-limit": { readonly field: string; readonly limit: string; readonly found: string };
  "unmapped-logsource": { readonly logsource: string; readonly known: readonly string[] };
  "too-large": { readonly what: string; readonly limit: string };
}

export type Code = keyof Facts;

interface Sentence {
  readonly message: string;
  readonly hint?: string;
}

export const messages: { readonly [C in Code]: (facts: Facts[C]) => Sentence } = {
  "syntax-error": ({ message, hint }) => sentence(message, hint),
  "unknown-table": ({ name, known }) =>
    sentence(`no table is named '${name}'`, closest(name, known)),
  "unknown-column": ({ name, table, known }) =>
    sentence(
      `${table === undefined ? "no column is named" : `table ${table} has no column`} '${name}'`,
      closest(name, known),
    ),
  "unknown-function": ({ name, known }) =>
    sentence(`no function is named '${name}'`, closest(name, known)),
  "unknown-macro": ({ name, known }) =>
    sentence(`no macro is named '${name}'`, closest(name, known)),
  "unknown-watchlist": ({ name, known }) =>
    sentence(
      `no watchlist is named '${name}'`,
      closest(name, known) ?? `a file ${name}.csv in the watchlists' folder would be it`,
    ),
  "wrong-type": ({ message, hint }) => sentence(message, hint),
  unsupported: ({ construct, nearest }) =>
    sentence(
      `${construct} is not run here`,
      nearest === undefined ? undefined : `the nearest supported form is ${nearest}`,
    ),
  "binder-error": ({ message, authority, hint }) => sentence(`${message} [${authority}]`, hint),
  "missing-column": ({ name, table }) =>
    sentence(`table ${table} lacks column '${name}': it reads as empty text`),
  "dropped-leg": ({ name }) =>
    sentence(`union leg '${name}' does not resolve and is left out (isfuzzy)`),
  "never-matches": ({ what, because, instead }) =>
    sentence(`${what} can never match: ${because}`, instead),
  "never-sent": ({ what, because, instead }) =>
    sentence(`no device sends ${what}: ${because}`, `look for ${instead}`),
  "matches-too-much": ({ what, because, instead }) =>
    sentence(`${what} alone matches more than is meant: ${because}`, `look for ${instead}`),
  approximation: ({ what, difference }) => sentence(`${what}: ${difference}`),
  "rule-file": ({ message, hint }) => sentence(message, hint),
  "context-file": ({ message, hint }) => sentence(message, hint),
  "rule-limit": ({ field, limit, found }) => sentence(`${field} must be ${limit}, found ${found}`),
  "unmapped-logsource": ({ logsource, known }) =>
    sentence(`logsource ${logsource} is mapped to no table`, `mapped are: ${known.join("; ")}`),
  "too-large": ({ what, limit }) => sentence(`${what} is larger than ${limit}`),
};

function sentence(message: string, hint?: string): Sentence {
  return hint === undefined ? { message } : { message, hint };
}

function closest(name: string, known: readonly string[]): string | undefined {
  const found = nearest(name, known);
  return found === undefined ? undefined : `'${found}' is the closest name`;
}
