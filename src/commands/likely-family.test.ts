import assert from "node:assert/strict";
import { test } from "node:test";
import type { Family } from "./command.ts";
import { likelyFamily } from "./likely-family.ts";

test("a line is of the family that alone knows what it does", () => {
  const lines: readonly (readonly [line: string, family: Family])[] = [
    ["boot nxos bootflash:nxos.9.3.10.bin", "nxos"],
    ["no boot nxos bootflash:nxos.9.3.10.bin", "nxos"],
    ["request system software add /var/sw/junos-install-mx-x86-64-21.4R3-S2.tgz", "junos"],
    ["show running-config > tftp://192.0.2.7/edge1", "nxos"],
    ["load tftp://192.0.2.7/xr1-confg", "xr"],
  ];
  for (const [line, family] of lines) assert.equal(likelyFamily(line), family, line);
});

test("what the usual family knows, what nobody knows and what is short is of the usual family", () => {
  const lines = [
    "copy tftp://192.0.2.7/x.bin flash:",
    "install add file flash:cat9k_iosxe.17.09.05.SPA.bin activate commit",
    "reload cancel",
    "shutdown",
    "no shutdown",
    "set ip next-hop 192.0.2.7",
    "interface GigabitEthernet0/1",
    "description set system syslog",
    "boo nx bootflash:nxos.9.3.10.bin",
    "frobnicate",
    "",
  ];
  for (const line of lines) assert.equal(likelyFamily(line), "ios", line);
});
