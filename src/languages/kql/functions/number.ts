// Kusto's functions over numbers, and those that round numbers, moments and spans alike.

import { call, type Expr } from "#plan";
import type { ScalarType } from "#schema";
import { coerce } from "../coerce.ts";
import { bound, type ScalarCall, type ScalarFunctions } from "./row.ts";

const binned = bound((site) => binOf(site));

export const number: ScalarFunctions = {
  bin: binned,
  floor: binned,
  bin_at: bound(bindBinAt),
};

/** Bins of which one begins at the last argument. */
function bindBinAt({ arg, at, rows, node }: ScalarCall): Expr {
  const [value, size, anchor] = [arg(0), arg(1), arg(2)];
  if (value.type !== "datetime") return rows.refuse(node, `bin_at() of ${value.type}`, "bin()");
  const distance = call("time.between", [value, coerce(anchor, "datetime")]);
  const whole = call("span.bin", [distance, coerce(size, "timespan")]);
  return call("time.add", [coerce(anchor, "datetime"), whole], { at });
}

/** `bin(value, size)`, and `floor(value)` of one argument. */
function binOf({ arg, nodes, at, type, rows, node }: ScalarCall): Expr {
  const value = arg(0);
  if (nodes.length === 1) return call("number.floor", [value], { at, type: value.type });
  const kind: ScalarType = value.type === "dynamic" ? type : value.type;
  if (kind === "datetime") {
    return call("time.bin", [coerce(value, kind), coerce(arg(1), "timespan")], { at });
  }
  if (kind === "timespan") {
    return call("span.bin", [coerce(value, kind), coerce(arg(1), "timespan")], { at });
  }
  if (kind === "bool" || kind === "string" || kind === "guid" || kind === "dynamic") {
    return rows.refuse(node, `bin() of ${kind}`);
  }
  return call("number.bin", [coerce(value, type), coerce(arg(1), type)], { at, type });
}
