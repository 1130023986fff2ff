// Cisco IOS and IOS-XE.

import { bootsImage, cancelsReload, reloads } from "../effects/booting.ts";
import { setsRegister } from "../effects/config-register.ts";
import { copies } from "../effects/copying.ts";
import type { Grammar } from "../grammar.ts";
import { ciscoLine } from "./cisco.ts";

export const ios: Grammar = {
  ...ciscoLine,
  family: "ios",
  execPrefixes: [...ciscoLine.execPrefixes, "!exec:"],
  exec: {
    rows: [
      { takes: "copy [/] {source:place} {destination:place}", options: "vrf=", does: copies },
      { takes: "reload [/]", options: "in= at= noconfirm warm reason=", does: reloads },
      { takes: "reload cancel", does: cancelsReload },
    ],
    neighbours: "configure connect clear show",
  },
  config: {
    rows: [
      { takes: "boot system [{image:place}]", does: bootsImage },
      { takes: "config-register [{register}]", does: setsRegister },
    ],
    neighbours: "interface ip",
  },
};
