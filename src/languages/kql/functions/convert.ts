// Kusto's conversions.

import { call } from "#plan";
import type { ScalarType } from "#schema";
import { coerce } from "../coerce.ts";
import { folded } from "../fold.ts";
import { bound, type ScalarFunctions } from "./row.ts";

const to = (type: ScalarType) => bound(({ arg }) => coerce(arg(0), type));

const parsed = bound(({ arg, at }) => {
  const value = arg(0);
  return value.type === "string"
    ? call("dynamic.parse", [value], { at })
    : coerce(value, "dynamic");
});

const text = bound(({ arg, at }) => {
  const value = arg(0);
  if (value.type === "string") return value;
  return value.kind === "literal" && value.type === "dynamic"
    ? folded("convert.toText", [value], at)
    : coerce(value, "string");
});

export const convert: ScalarFunctions = {
  tobool: to("bool"),
  toboolean: to("bool"),
  toint: to("int"),
  tolong: to("long"),
  toreal: to("real"),
  todouble: to("real"),
  todecimal: to("decimal"),
  todatetime: to("datetime"),
  totimespan: to("timespan"),
  toguid: to("guid"),
  tostring: text,
  todynamic: parsed,
  parse_json: parsed,
  parsejson: parsed,
  toobject: parsed,
};
