// What collectors of configurations keep of outputs, as comments, becomes again the lines that they were made of. One
// row is one form of comment; a comment that no row knows is none of these and is left alone.

import type { Family } from "#commands";

export interface RestoringRow {
  /** Of the comment's text, without its mark; bounded, anchored. */
  readonly shape: RegExp;
  /** The command that the line stood in. */
  readonly typed: string;
  readonly family: Family;
  /** The line as the device printed it; absent: the comment's text from its first group on, or all of it. */
  readonly line?: (groups: readonly string[]) => string;
  /** Where it was seen. */
  readonly source: string;
}

const rancidIos = "RANCID lib/ios.pm; Oxidized model/ios.rb";
const rancidNxos = "RANCID lib/nxos.pm";
const slave = "(?: Slave:)?";

/** Outputs that were rewritten: a word before each line tells what it is. */
export const rewritten: readonly RestoringRow[] = [
  {
    shape: new RegExp(`^Image:${slave} Software: ([\\w.-]{1,80}), (\\S.{0,200})$`),
    typed: "show version",
    family: "ios",
    line: ([, build = "", rest = ""]) => `Cisco IOS Software, Software (${build}), Version ${rest}`,
    source: rancidIos,
  },
  {
    shape: new RegExp(`^Image:${slave} Compiled: (\\S.{0,120})$`),
    typed: "show version",
    family: "ios",
    line: ([, rest = ""]) => `Compiled ${rest}`,
    source: rancidIos,
  },
  {
    shape: /^Image: (?:booted )?((?=[^\s"]{0,400}[:/])[^\s"]{1,400})$/,
    typed: "show version",
    family: "ios",
    line: ([, path = ""]) => `System image file is "${path}"`,
    source: rancidIos,
  },
  {
    shape:
      /^Image: ( {0,20}(?:Node \S.{0,80}|Boot (?:Device|Image|Partition): .{1,120}|Active Packages: .{1,20}))$/,
    typed: "show install active",
    family: "xr",
    source: "RANCID lib/iosxr.pm",
  },
  {
    shape: /^Image: ( {2,20}\S{1,200}(?: version=\S{1,60}.{0,80})?)$/,
    typed: "show install active",
    family: "xr",
    source: "RANCID lib/iosxr.pm",
  },
  {
    shape: /^ROM Bootstrap: (Version \S.{0,160})$/,
    typed: "show version",
    family: "ios",
    line: ([, rest = ""]) => `ROM: System Bootstrap, ${rest}`,
    source: rancidIos,
  },
  {
    shape: /^ROM Image: (?:Bootstrap )?(Version \S.{0,160})$/,
    typed: "show version",
    family: "ios",
    line: ([, rest = ""]) => `ROM: Bootstrap program, ${rest}`,
    source: "RANCID lib/ios.pm",
  },
  {
    shape: /^BOOT(?:LDR|FLASH): (Version \S.{0,160})$/,
    typed: "show version",
    family: "ios",
    line: ([, rest = ""]) => `BOOTLDR: Software, ${rest}`,
    source: rancidIos,
  },
  {
    shape: /^Chassis type: (\S{1,40})(?: - .{0,80})?$/,
    typed: "show version",
    family: "ios",
    line: ([, model = ""]) => `cisco ${model} processor with 0K bytes of memory.`,
    source: rancidIos,
  },
  {
    shape: /^Processor ID: (\S{1,40})$/,
    typed: "show version",
    family: "ios",
    line: ([, serial = ""]) => `Processor board ID ${serial}`,
    source: rancidIos,
  },
  {
    shape: /^Variable: ((?:BOOT|CONFIG_FILE|BOOTLDR)\w{0,20}(?: variable)? .{1,400})$/i,
    typed: "show bootvar",
    family: "ios",
    line: ([, text = ""]) => text.replace(/^(BOOT|CONFIG_FILE|BOOTLDR) = /, "$1 variable = "),
    source: rancidIos,
  },
  {
    shape: /^Variable: (Configuration register is 0x.{1,80})$/i,
    typed: "show bootvar",
    family: "ios",
    source: rancidIos,
  },
  {
    shape: /^BootFlash: (\S.{0,400})$/,
    typed: "show boot",
    family: "ios",
    source: "RANCID lib/ios.pm",
  },
  {
    shape: /^Software: ((?:BIOS|loader|NXOS|kickstart|system|Host NXOS)\b.{0,200}: +\S.{0,400})$/,
    typed: "show version",
    family: "nxos",
    source: rancidNxos,
  },
  {
    shape: /^Hardware: (cisco \S.{0,200})$/i,
    typed: "show version",
    family: "nxos",
    source: rancidNxos,
  },
];

/** Outputs that were kept as they are: the first line of each tells which it is. */
export const openings: readonly RestoringRow[] = [
  {
    shape: /^Cisco IOS XR Software, Version \S/,
    typed: "show version",
    family: "xr",
    source: "Oxidized model/iosxr.rb",
  },
  {
    shape:
      /^(?:Cisco IOS Software\b|Cisco IOS[- ]XE Software\b|IOS \(tm\)|Cisco Internetwork Operating)/,
    typed: "show version",
    family: "ios",
    source: "Oxidized model/ios.rb",
  },
  {
    shape: /^(?:Cisco Nexus Operating System \(NX-OS\) Software|Software$)/,
    typed: "show version",
    family: "nxos",
    source: "Oxidized model/nxos.rb",
  },
  {
    shape: /^Cisco (?:Adaptive Security Appliance|PIX|Firepower Threat Defense)\b.{0,80}Version /,
    typed: "show version",
    family: "asa",
    source: "Oxidized model/asa.rb",
  },
  {
    shape: /^Arista \S{2,40}$|^ ?Arista vEOS/,
    typed: "show version",
    family: "eos",
    source: "Oxidized model/eos.rb",
  },
  {
    shape: /^(?:Hostname: \S{1,128}|Model: \S{1,60}|(?:fpc|node|member|localre|re)\d{0,2}:)$/,
    typed: "show version",
    family: "junos",
    source: "Oxidized model/junos.rb, RANCID lib/junos.pm",
  },
  {
    shape: /^Version: Forti\S{2,40} v\d/,
    typed: "get system status",
    family: "fortios",
    source: "Oxidized model/fortios.rb",
  },
  {
    shape: /^Huawei Versatile Routing Platform Software/,
    typed: "display version",
    family: "vrp",
    source: "Oxidized model/vrp.rb",
  },
  {
    shape: /^(?:HPE? |H3C )?Comware Software, Version /i,
    typed: "display version",
    family: "comware",
    source: "Oxidized model/comware.rb",
  },
];

/** First lines of outputs that tell nothing of what boots: they end the one before. */
export const otherOpenings = /^(?:NAME: "|PID: |Hardware inventory:|VTP: |VTP Version)/;

/** Lines of a configuration that tell of the software, in the words of the output that would tell it too. */
export const configured: readonly RestoringRow[] = [
  {
    shape:
      /^!! ?IOS XR Configuration (?:version )?= ?(\S{1,40})$|^!! IOS XR Configuration (\d\S{0,40})$/,
    typed: "show version",
    family: "xr",
    line: ([, old = "", version = ""]) => `Cisco IOS XR Software, Version ${old}${version}`,
    source: "show running-config of IOS-XR",
  },
  {
    shape: /^(?:: )?ASA Version (\d\S{0,40}) ?$/,
    typed: "show version",
    family: "asa",
    line: ([, version = ""]) => `Cisco Adaptive Security Appliance Software Version ${version}`,
    source: "show running-config of ASA",
  },
  {
    shape: /^version (\d{1,2}\.\d{1,2}\(\S{1,20}\)\S{0,20})(?: Bios:version (\S{0,20}))? *$/,
    typed: "show version",
    family: "nxos",
    line: ([, version = "", bios = ""]) =>
      [...(bios === "" ? [] : [`BIOS: version ${bios}`]), `NXOS: version ${version}`].join("\n"),
    source: "show running-config of NX-OS",
  },
  {
    shape: /^! device: \S{1,128} \([^,()]{1,60}, EOS-(\d[\w.-]{1,40})\)$/,
    typed: "show version",
    family: "eos",
    line: ([, version = ""]) => `Software image version: ${version}`,
    source: "show running-config of EOS",
  },
  {
    shape: /^(?:set )?version (\d\d?\.\d[A-Z][\w.-]{1,40});?$/,
    typed: "show version",
    family: "junos",
    line: ([, version = ""]) => `Junos: ${version}`,
    source: "show configuration of Junos",
  },
  {
    shape: /^#config-version=(\w{2,20})-(\d{1,2}\.\d{1,2}\.\d{1,2})-FW-build(\d{1,6})-(\d{1,8})/,
    typed: "get system status",
    family: "fortios",
    line: ([, model = "", version = "", build = "", date = ""]) =>
      `Version: ${model} v${version},build${build},${date} (GA)`,
    source: "show full-configuration of FortiOS",
  },
  {
    shape: /^! ?Software Version (V\d{3}R\S{3,40})$/,
    typed: "display version",
    family: "vrp",
    line: ([, version = ""]) => `VRP (R) software, Version 0.0 (VRP ${version})`,
    source: "display current-configuration of VRP",
  },
  {
    shape: /^config-register (0x[0-9a-f]{1,8})$/i,
    typed: "show version",
    family: "ios",
    line: ([, register = ""]) => `Configuration register is ${register}`,
    source: "RANCID lib/ios.pm: it writes the register of show version into the configuration",
  },
];

/** Of a file of the file systems: `Flash: bootflash: row`, `Flash: row` of show flash. */
export const flashRow = /^Flash: (?:([a-z][\w-]{1,30}): )?(.{1,400})$/i;

/** RANCID for Junos keeps the prompt and the command of each output. */
export const promptRow = /^(?:[\w.@-]{1,128}> ?)?(show [a-z][\w |-]{2,80})$/;

/** Families by RANCID's word for them. */
export const rancidFamilies: Readonly<Record<string, Family>> = {
  cisco: "ios",
  "cisco-nx": "nxos",
  nxos: "nxos",
  "cisco-xr": "xr",
  "cisco-asa": "asa",
  juniper: "junos",
  "juniper-srx": "junos",
  junos: "junos",
  arista: "eos",
  eos: "eos",
  fortigate: "fortios",
  paloalto: "panos",
  panos: "panos",
  huawei: "vrp",
  vrp: "vrp",
  h3c: "comware",
};

/** Every command of which something is kept, once for each who keeps it. */
export const keptConfigurationRows: readonly Pick<RestoringRow, "typed" | "family" | "source">[] = [
  ...new Map(
    [...rewritten, ...openings, ...configured].map(
      (row) => [`${row.typed} ${row.family} ${row.source}`, row] as const,
    ),
  ).values(),
];
