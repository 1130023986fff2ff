// The words of a command tell whose command line it was typed at, where no other vendor has them. A TACACS+ server
// records the commands of every vendor's devices and names none of them.

import { type Family, likelyFamily } from "#commands";
import type { Giver } from "../command-facts.ts";

interface Dialect {
  readonly family: Family;
  readonly vendor: string;
  readonly product: string;
  /** Commands begin so in this family alone. */
  readonly openings: RegExp;
}

const dialects: readonly Dialect[] = [
  {
    family: "junos",
    vendor: "Juniper Networks",
    product: "Junos",
    openings:
      /^(?:request (?:system (?:software (?:add|delete|rollback|validate|in-service-upgrade|nonstop-upgrade|abort)|reboot|halt|power-off|snapshot|recover|zeroize|firmware)|vmhost|chassis)\b|start shell\b|set system (?:syslog|root-authentication)\b|(?:de)?activate system\b)/,
  },
  {
    family: "panos",
    vendor: "Palo Alto Networks",
    product: "PAN-OS",
    openings:
      /^(?:request (?:system software (?:install|download|check|info)|restart system|shutdown system)|debug swm|(?:scp|tftp) import)\b/,
  },
  {
    family: "fortios",
    vendor: "Fortinet",
    product: "Fortigate",
    openings:
      /^(?:execute \w|exec (?:rest|reb|back|shut|fact|form|upd|set-)|config (?:system|log|firewall|vpn|router|user) |diag(?:nose)? )/,
  },
  {
    family: "tmos",
    vendor: "F5",
    product: "BIG-IP",
    openings:
      /^(?:tmsh\b|(?:create|modify|delete|install|list|show|save|load|run|reboot) \/?(?:sys|ltm|auth|net|util|gtm|cm) )/,
  },
  {
    family: "vrp",
    vendor: "Huawei",
    product: "VRP",
    openings:
      /^(?:startup (?:system-software|patch|saved-configuration)|patch (?:load|run|active|delete)|upgrade (?:rom(?!-)|bootrom|bootload)|tftp \S+ (?:get|put) .*\.cc)\b/,
  },
  {
    family: "comware",
    vendor: "HPE",
    product: "Comware",
    openings: /^(?:boot-loader (?:file|update)|bootrom (?:update|backup|restore))\b/,
  },
  {
    family: "nxos",
    vendor: "Cisco",
    product: "NX-OS",
    openings:
      /^(?:configure terminal ; |boot (?:nxos|kickstart)\b|feature bash-shell\b|run bash\b|install all\b|reload module\b)/,
  },
  {
    family: "xr",
    vendor: "Cisco",
    product: "IOS XR",
    openings: /^(?:\(?admin\)? |install (?:add source|replace|package)|hw-module location)\b/,
  },
  {
    family: "eos",
    vendor: "Arista Networks",
    product: "EOS",
    openings: /^(?:boot system flash:\S*\.swi\b|install source\b|boot secret\b)/,
  },
];

/** What Huawei's VRP and HPE's Comware share: their grammars read it alike, but it tells neither vendor. */
const sharedByVrp = /^(?:display|undo|reset saved-configuration)\b/;

/** How to read the command, and whose device it is where the words tell; empty names where they do not. */
export function dialectOf(
  command: string,
): { readonly family: Family } & Required<Pick<Giver, "vendor" | "product">> {
  const line = command.trimStart();
  const known = dialects.find(({ openings }) => openings.test(line));
  if (known !== undefined) {
    const { family, vendor, product } = known;
    return { family, vendor, product };
  }
  const family = sharedByVrp.test(line) ? "vrp" : likelyFamily(line);
  return { family, vendor: "", product: "" };
}
