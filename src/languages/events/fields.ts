// A field name becomes the expression that gives its value on an event, as Splunk's search-time
// extraction would: the add-on's own patterns first, then key=value pairs (unless the add-on turns
// them off).

import { unreachable } from "#bug";
import { boolLiteral, call, type Expr, literal, longLiteral, or, textLiteral } from "#plan";
import type { Extraction, Origin } from "./extraction.ts";
import { extractions } from "./extractions/index.ts";
import { keyValue } from "./key-values.ts";
import { withoutKeyValues } from "./sourcetypes.ts";

/** Where a row keeps what fields are cut from. */
export interface EventColumns {
  /** The frame's text. */
  readonly raw: Expr;
  readonly sourcetype: Expr;
  readonly host: Expr;
}

/** Splunk's default fields that stand in no log and that no row here gives. */
const ungiven =
  /^(?:date_\w+|timestartpos|timeendpos|punct|linecount|splunk_server\w*|eventtype|tag|tag::.*)$/;

/**
 * Text, null where the event has no such field (an array where the name has `{}`). Undefined for
 * Splunk's own default fields that we do not give (`date_hour`, `punct`, ...): a query that names
 * one must be refused.
 */
export function fieldOf(name: string, event: EventColumns): Expr | undefined {
  if (ungiven.test(name)) return undefined;
  if (name.startsWith("_")) return literal("string", null);
  const pairs = unlessSilent(keyValue(name, event.raw), event);
  const rows = extractions.filter(({ fields }) => Object.hasOwn(fields, name));
  if (rows.length === 0 || pairs.type !== "string") return pairs;
  const choices = rows.flatMap((row) => [
    ofSourcetypes(row.sourcetypes, event.sourcetype),
    coalesce(valuesOf(name, row, event)),
  ]);
  const cut = call("logic.case", [...choices, literal("string", null)], { type: "string" });
  return coalesce([cut, pairs]);
}

function unlessSilent(pairs: Expr, event: EventColumns): Expr {
  const { type } = pairs;
  const silent = ofSourcetypes(withoutKeyValues, event.sourcetype);
  return call("logic.if", [silent, literal(type, null), pairs], { type });
}

/** Fields that an add-on's patterns give, whatever the event says of itself. */
export const extractedFields: ReadonlySet<string> = new Set(
  extractions.flatMap(({ fields }) => Object.keys(fields)),
);

function valuesOf(name: string, row: Extraction, event: EventColumns): Expr[] {
  const origin = row.fields[name];
  return origin === undefined ? [] : valuesFrom(origin, row, event);
}

function valuesFrom(origin: Origin, row: Extraction, event: EventColumns): Expr[] {
  switch (origin.kind) {
    case "captured":
      return origin.patterns.map((pattern) =>
        call("text.capture", [event.raw, textLiteral(pattern), longLiteral(1)]),
      );
    case "fixed":
      return [textLiteral(origin.value)];
    case "host":
      return [event.host];
    case "same":
      return valuesOf(origin.field, row, event);
    case "translated":
      return [translation(coalesce(valuesOf(origin.field, row, event)), origin.values)];
    default:
      return unreachable(origin);
  }
}

function translation(value: Expr, words: Readonly<Record<string, string>>): Expr {
  const choices = Object.entries(words).flatMap(([from, to]) => [
    call("text.equals", [value, textLiteral(from)]),
    textLiteral(to),
  ]);
  return call("logic.case", [...choices, literal("string", null)], { type: "string" });
}

function coalesce(values: readonly Expr[]): Expr {
  const [only] = values;
  if (only !== undefined && values.length === 1) return only;
  return call("value.coalesce", values, { type: "string" });
}

/** One of the names, exactly; a name that ends in `*` stands for any end. */
export function ofSourcetypes(names: readonly string[], sourcetype: Expr): Expr {
  const exact = names.filter((name) => !name.endsWith("*"));
  const open = names.filter((name) => name.endsWith("*")).map((name) => name.slice(0, -1));
  if (exact.length + open.length === 0) return boolLiteral(false);
  return or([
    ...(exact.length === 0
      ? []
      : [call("text.isOneOf", [sourcetype, ...exact.map((n) => textLiteral(n))])]),
    ...open.map((start) => call("text.startsWith", [sourcetype, textLiteral(start)])),
  ]);
}
