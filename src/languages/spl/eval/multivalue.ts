// Functions of multivalue fields. A plain value counts as a field of one value.

import { call, type Expr, textLiteral } from "#plan";
import { asNumber, asText, asValues, noText } from "../values.ts";
import { between, type EvalFunctions, one, two } from "./row.ts";
import { regexArgument, whole } from "./text.ts";

const values = (fn: "multivalue.distinct" | "multivalue.sorted") =>
  one((arg, site) => call(fn, [asValues(arg, site)]));

export const multivalueFunctions: EvalFunctions = {
  mvcount: one((arg, site) => call("dynamic.length", [asValues(arg, site)])),
  mvindex: between(2, 3, ([field, first, last], site) => {
    if (field === undefined || first === undefined) return undefined;
    const at = (position: Expr) => whole(asNumber(position, site));
    const list = asValues(field, site);
    if (last === undefined) return call("multivalue.at", [list, at(first)]);
    return call("multivalue.slice", [list, at(first), at(last)]);
  }),
  mvjoin: two((field, separator, site) =>
    call("multivalue.join", [asValues(field, site), asText(separator, site)]),
  ),
  mvappend: between(1, Number.POSITIVE_INFINITY, (args, site) =>
    call(
      "multivalue.append",
      args.map((arg) => asValues(arg, site)),
    ),
  ),
  mvfind: two((field, regex, site) => {
    const pattern = regexArgument(regex, site);
    if (pattern === undefined) return noText(site.at);
    return call("multivalue.find", [asValues(field, site), textLiteral(pattern, regex.at)]);
  }),
  mvdedup: values("multivalue.distinct"),
  mvsort: values("multivalue.sorted"),
  split: two((text, delimiter, site) =>
    call("text.split", [asText(text, site), asText(delimiter, site)]),
  ),
  mvrange: { unsupported: "numbers made up", nearest: 'split("1 2 3", " ")' },
  mvfilter: { unsupported: "a condition on each value", nearest: "mvfind(field, regex)" },
  mvmap: { unsupported: "an expression on each value", nearest: "mvindex(field, n)" },
  mvzip: { unsupported: "two multivalue fields side by side", nearest: "mvappend(a, b)" },
  mv_to_json_array: { unsupported: "JSON text of a multivalue field", nearest: "mvjoin()" },
  commands: { unsupported: "a search as data" },
};
