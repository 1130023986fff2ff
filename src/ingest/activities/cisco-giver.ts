// The phrase by which Cisco's messages name who did something becomes who, from where and at which line.

import { isIpAddress } from "../addresses.ts";
import type { Giver } from "./command-facts.ts";

const line = /^(?:console|(?:con|aux|vty|tty)_?\d\S{0,31}|con|aux)$/i;

/**
 * `ops on vty0 (192.0.2.7)`, `console`, ` on vty0 (EEM:nightly)`. A lone line's name is where, not who; what stands in
 * brackets in place of a user, such as an applet, is who.
 */
export function giverOf(phrase: string): Giver {
  const open = phrase.indexOf("(");
  const inside = open < 0 ? "" : (phrase.slice(open + 1).split(")", 1)[0] ?? "");
  const names = (open < 0 ? phrase : phrase.slice(0, open)).trimEnd().replace(/\.$/, "");
  const on = names.lastIndexOf(" on ");
  const who = (on < 0 ? names : names.slice(0, on)).trim();
  const where = on < 0 ? "" : names.slice(on + 4).trim();
  const isLine = on < 0 && line.test(who);
  const actorIP = isIpAddress(inside) ? inside : undefined;
  const applet = actorIP === undefined ? unlessEmpty(inside) : undefined;
  return {
    actor: isLine ? undefined : (unlessEmpty(who) ?? applet),
    actorIP,
    terminal: isLine ? who : unlessEmpty(where),
  };
}

/** The phrase behind the last ` by ` of the text; nobody where there is none. */
export function giverBehindBy(text: string): Giver {
  const at = text.lastIndexOf(" by ");
  return at < 0 ? {} : giverOf(text.slice(at + 4));
}

export function unlessEmpty(text: string): string | undefined {
  return text === "" ? undefined : text;
}
