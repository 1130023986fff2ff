// Kusto's functions over moments and spans. now() is one instant for the whole query, bound when it is asked.

import { call, now } from "#plan";
import { coerce } from "../coerce.ts";
import { bound, plain, type ScalarFunctions } from "./row.ts";

export const time: ScalarFunctions = {
  now: bound(({ args: [offset], at }) =>
    offset === undefined
      ? now(at)
      : call("time.add", [now(at), coerce(offset, "timespan")], { at }),
  ),
  ago: bound(({ arg, at }) => call("time.subtract", [now(at), coerce(arg(0), "timespan")], { at })),
  format_datetime: plain("time.format", "datetime", "string"),
};
