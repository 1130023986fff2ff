// Functions of time. A moment is a number of seconds since 1970.

import { call, type Expr, now } from "#plan";
import { relativeMoment } from "../relative-time.ts";
import { readAs, writtenAs } from "../time-format.ts";
import { asMoment, asText, literalText, noText, refuse, type Site } from "../values.ts";
import { between, type EvalFunctions, two } from "./row.ts";

const seconds = (moment: Expr): Expr => call("time.unixSeconds", [moment]);

function withFormat(
  format: Expr,
  site: Site,
  use: (format: string) => Expr | { readonly unsupported: string },
): Expr {
  const written = literalText(format, "a time format", site);
  if (written === undefined) return noText(site.at);
  const made = use(written);
  return "unsupported" in made ? refuse(site, made.unsupported) : made;
}

export const timeFunctions: EvalFunctions = {
  now: between(0, 0, (_, site) => seconds(now(site.at))),
  time: between(0, 0, (_, site) => seconds(now(site.at))),
  strftime: two((moment, format, site) =>
    withFormat(format, site, (written) => writtenAs(written, asMoment(moment, site))),
  ),
  strptime: two((text, format, site) =>
    withFormat(format, site, (written) => {
      const read = readAs(written, asText(text, site));
      return "unsupported" in read ? read : seconds(read);
    }),
  ),
  relative_time: two((moment, modifier, site) => {
    const written = literalText(modifier, "a time modifier", site);
    if (written === undefined) return noText(site.at);
    const made = relativeMoment(written, asMoment(moment, site));
    if (made === undefined) return refuse(site, `the time modifier "${written}"`, '"-70m@m"');
    return seconds(made);
  }),
};
