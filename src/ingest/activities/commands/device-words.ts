// The words of a command tell by which grammar it is read, and whose device it was given at where no other vendor has
// them. A TACACS+ server records the commands of every vendor's devices and names none of them.

import { type Family, likelyFamily } from "#commands";

export interface Dialect {
  readonly family: Family;
  /** Empty, as `product` is, where several vendors have the words. */
  readonly vendor: string;
  readonly product: string;
}

interface Words extends Dialect {
  /** Commands begin so in this family. */
  readonly openings: RegExp;
}

const nobody = { vendor: "", product: "" } as const;

const cisco = { vendor: "Cisco" } as const;

/** The first row that fits counts. */
const table: readonly Words[] = [
  {
    family: "panos",
    vendor: "Palo Alto Networks",
    product: "PAN-OS",
    openings:
      /^(?:request (?:system (?:software (?:install|download|check|info)|private-data-reset)|restart system|shutdown system)|debug (?:swm|tac-login|system maintenance-mode)|(?:scp|tftp) import|delete software version|(?:set|delete|edit) (?:shared|deviceconfig|mgt-config|network interface)|load config from)\b/,
  },
  {
    family: "junos",
    vendor: "Juniper Networks",
    product: "Junos",
    openings:
      /^(?:request (?:system (?:software|reboot|halt|power-off|power-cycle|snapshot|recover|zeroize|firmware|storage)|vmhost|chassis)|start shell|file (?:copy|delete|rename|checksum|archive)|load (?:override|merge|replace|set|update|patch|factory-default)|clear system reboot|restart event-processing)\b/,
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
      /^(?:tmsh\b|(?:create|modify|delete|install|list|show|save|load|run) \/?(?:sys|ltm|auth|net|util|gtm|cm|cli) |reboot volume )/,
  },
  {
    family: "vrp",
    vendor: "Huawei",
    product: "VRP",
    openings:
      /^(?:startup (?:system-software|patch|saved-configuration)|patch (?:load|run|active|delete)|upgrade (?:rom|bootrom|bootload)(?!-)|tftp \S+ (?:get|put) .*\.cc)\b/,
  },
  {
    family: "comware",
    vendor: "HPE",
    product: "Comware",
    openings: /^(?:boot-loader (?:file|update)|bootrom (?:update|backup|restore)|issu load)\b/,
  },
  {
    family: "nxos",
    product: "NX-OS",
    ...cisco,
    openings:
      /^(?:configure terminal ; |(?:no )?boot (?:nxos|kickstart|order|poap)\b|(?:no )?feature [a-z]|write erase boot\b|clear accounting log\b|scheduler (?:job|schedule) name |run bash\b|install all\b|reload module\b)/,
  },
  {
    family: "xr",
    product: "IOS XR",
    ...cisco,
    openings:
      /^(?:\(?admin\)? |install (?:add source|replace|package)|(?:upgrade )?hw-module location|load [a-z]+:\/)/,
  },
  {
    family: "asa",
    product: "ASA",
    ...cisco,
    openings: /^(?:configure [a-z]+:\/\/|clear configure |upgrade rommon |asdm image |debug menu )/,
  },
  {
    family: "eos",
    vendor: "Arista Networks",
    product: "EOS",
    openings:
      /^(?:boot system flash:\S*\.swi|install source|boot secret|bash sudo|python-shell|(?:no )?event-handler|(?:no )?daemon \w)/,
  },
  // Words of several vendors whose grammars read them alike.
  {
    family: "comware",
    ...nobody,
    openings: /^(?:(?:undo )?scheduler (?:reboot|job|schedule)|restore (?:factory|startup-))/,
  },
  {
    family: "vrp",
    ...nobody,
    openings:
      /^(?:display|undo|info-center|local-user|reboot|schedule reboot|assistant task|reset (?:saved-configuration|logbuffer|trapbuffer)|(?:tftp|ftp|scp|sftp) (?:ipv6 )?\S+ (?:vpn-instance \S+ )?(?:get|put))\b/,
  },
  {
    family: "junos",
    ...nobody,
    openings:
      /^(?:(?:set|delete|deactivate|activate|edit|insert|rename) (?:system|interfaces|protocols|security|groups|firewall|event-options|policy-options|routing-options|routing-instances|chassis|snmp|vlans|class-of-service)(?!:)|show configuration.{0,256}\| ?(?:save|display|compare)|commit (?:and-quit|check|confirmed|synchronize)|rollback \d)\b/,
  },
];

/** Where no word tells otherwise, the family whose grammar knows the line. */
export function dialectOf(command: string): Dialect {
  const line = command.trimStart();
  const known = table.find(({ openings }) => openings.test(line));
  return known ?? { family: likelyFamily(line), ...nobody };
}
