// What Splunk reads of any event by itself (KV_MODE = auto): key=value, key="quoted value", and
// JSON.

import { call, type Expr, literal, longLiteral, textLiteral } from "#plan";

/**
 * Cleaned keys (props.conf, transforms.conf CLEAN_KEYS): all but ASCII letters, digits and
 * underscore become `_`.
 */
const cleaned = /^[A-Za-z0-9_]+$/;

/**
 * The first pair of that key in the text, without quotes, else the value at that path of a JSON
 * object. Empty values are none. A path through `{}` gives all values as an array.
 */
export function keyValue(name: string, raw: Expr): Expr {
  if (name.includes("{}")) return call("multivalue.jsonValues", [raw, textLiteral(name)]);
  const values = cleaned.test(name) ? [...pairs(name, raw), json(name, raw)] : [json(name, raw)];
  return call("value.coalesce", values, { type: "string" });
}

function pairs(name: string, raw: Expr): Expr[] {
  const key = name.replaceAll("_", "[^0-9A-Za-z\\s=,;\"']");
  const pattern = textLiteral(`(?:^|[^0-9A-Za-z_.-])${key}=(?:"([^"]+)"|([^\\s,;|&"]+))`);
  return [1, 2].map((group) => call("text.capture", [raw, pattern, longLiteral(group)]));
}

function json(name: string, raw: Expr): Expr {
  const values = call("multivalue.jsonValues", [raw, textLiteral(name)]);
  return call("multivalue.at", [values, literal("long", 0n)]);
}
