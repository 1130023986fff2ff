// The channels of Junos, Huawei, Comware, F5, PAN-OS and FortiOS, as the frames that a collector receives.

import type { CommandChannel } from "./channels.ts";
import type { ComposedLine } from "./composed-line.ts";

const junosHead = "Nov 14 02:44:10 r1-re0 mgd[22688]:";
const vrpHead = "Nov 14 2026 02:44:10 sw1 %%01SHELL/5/CMDRECORD";

const isExec = ({ mode }: ComposedLine) => mode === "exec";

export const vendorChannels: readonly CommandChannel[] = [
  {
    name: "Junos command line",
    channel: "CommandAccounting",
    families: ["junos"],
    frame: (line) => `<190>${junosHead} UI_CMDLINE_READ_LINE: User 'ops', command '${line} '`,
  },
  {
    name: "Junos command line, older form",
    channel: "CommandAccounting",
    families: ["junos"],
    frame: (line) => `<190>${junosHead} UI_CMDLINE_READ_LINE_EVENT: User 'ops' command '${line}'`,
  },
  {
    name: "Junos command line, structured",
    channel: "CommandAccounting",
    families: ["junos"],
    frame: (line) =>
      `<190>1 2026-11-14T02:44:10.123Z r1-re0 mgd 22688 UI_CMDLINE_READ_LINE [junos@2636.1.1.1.2.18 username="ops" command="${line.replace(/[\]"\\]/g, "\\$&")} "] User 'ops', command '${line} '`,
  },
  {
    name: "Junos XML client",
    channel: "Api",
    families: ["junos"],
    carries: isExec,
    frame: (line) =>
      `<190>${junosHead} UI_JUNOSCRIPT_CMD: User 'ops' used JUNOScript client to run command '${line}'`,
  },
  {
    name: "Junos NETCONF client",
    channel: "Api",
    families: ["junos"],
    carries: isExec,
    frame: (line) =>
      `<190>${junosHead} UI_NETCONF_CMD: User 'ops' used NETCONF client to run command '${line}'`,
  },
  {
    name: "Junos audit of the configuration",
    channel: "ConfigLog",
    families: ["junos"],
    carries: ({ text }) => /^(?:set|delete|deactivate) /.test(text),
    frame(line) {
      const [verb = "", ...path] = line.split(" ");
      return `<189>${junosHead} UI_CFG_AUDIT_OTHER: User 'ops' ${verb}: [${path.join(" ")}]`;
    },
  },
  {
    name: "Huawei command record",
    channel: "CommandAccounting",
    families: ["vrp"],
    frame: (line) =>
      `<189>${vrpHead}(s)[125]:Recorded command information. (Task=VT0, Ip=198.51.100.7, VpnName=, User=ops, AuthenticationMethod="Local-user", Command="${line}")`,
  },
  {
    name: "Huawei command record, first form",
    channel: "CommandAccounting",
    families: ["vrp"],
    frame: (line) =>
      `<189>${vrpHead}(l)[125]:Record command information. (Task=VT0 , Ip=198.51.100.7, User=ops, Command="${line}")`,
  },
  {
    name: "Huawei command record with its result",
    channel: "CommandAccounting",
    families: ["vrp"],
    frame: (line) =>
      `<189>Nov 14 02:44:10 sw1 %%01SHELL/5/CMDRECORD[l](324):Record command information. (Task=vt0, Ip=198.51.100.7, User=ops, Command="${line}", Result=Success)`,
  },
  {
    name: "Huawei command record, oldest form",
    channel: "CommandAccounting",
    families: ["vrp"],
    frame: (line) =>
      `<189>2026-11-14 02:44:10 sw1 %%01SHELL/5/CMDRECORD(l): task:VT0 ip:198.51.100.7 user:ops vrf:public command:${line}`,
  },
  {
    name: "Huawei display record",
    channel: "CommandAccounting",
    families: ["vrp"],
    carries: ({ text }) => text.startsWith("dis"),
    frame: (line) =>
      `<190>2026-11-14 02:44:10 sw1 %%01SHELL/6/DISPLAY_CMDRECORD(s)[204]: Recorded display command information. (Task=We0, Ip=198.51.100.7, VpnName=, User=ops, AuthenticationMethod="Local-user", Command="${line}")`,
  },
  {
    name: "Comware command",
    channel: "CommandAccounting",
    families: ["comware"],
    frame: (line) =>
      `<190>Nov 14 02:44:10 2026 sw2 %%10SHELL/6/SHELL_CMD: -Line=vty0-IPAddr=198.51.100.7-User=ops; Command is ${line}`,
  },
  {
    name: "Comware command, console form",
    channel: "CommandAccounting",
    families: ["comware"],
    frame: (line) =>
      `%Nov 14 02:44:10:581 2026 sw2 SHELL/6/SHELL_CMD: -Task=vt0-IPAddr=198.51.100.7-User=ops; Command is ${line}`,
  },
  {
    name: "F5 audit",
    channel: "CommandAccounting",
    families: ["tmos"],
    frame: (line) =>
      `<133>Nov 14 02:44:10 lb1 tmsh[16322]: 01420002:5: AUDIT - pid=16322 user=ops folder=/Common module=(tmos)# status=[Command OK] cmd_data=${line}`,
  },
  {
    name: "PAN-OS audit",
    channel: "CommandAccounting",
    families: ["panos"],
    carries: isExec,
    frame: (line) =>
      `<14>Nov 14 02:44:10 pa1 007200001234,2026/11/14 02:44:10,audit,2561,cli,ops,"${line.replaceAll('"', '""')}",success`,
  },
  {
    name: "PAN-OS configuration log",
    channel: "ConfigLog",
    families: ["panos"],
    carries: ({ mode, text }) => mode === "config" && /^(?:set|delete) /.test(text),
    frame(line) {
      const [verb = "", ...path] = line.split(" ");
      return `<14>Nov 14 02:45:59 pa1 1,2026/11/14 02:45:59,007200001234,CONFIG,0,2561,2026/11/14 02:45:58,198.51.100.7,,${verb},ops,CLI,Succeeded, config ${path.join(" ")},8812,0x0,0,0,0,0,,pa1`;
    },
  },
  {
    name: "FortiOS configuration event",
    channel: "ConfigLog",
    families: ["fortios"],
    carries: ({ text }) => /^config \S/.test(text) && !/\(|\bpurge\b/.test(text),
    frame: (line) => fortiosEvent(line),
  },
  {
    name: "tac_plus for FortiOS",
    channel: "CommandAccounting",
    families: ["fortios"],
    frame: (line) =>
      `Nov 14 02:44:10\t192.0.2.1\tops\tssh\t198.51.100.7\tstop\ttask_id=2962\tservice=shell\tcmd=${line} <cr>`,
  },
];

/** `config log syslogd setting set status disable` as path, object and attributes. */
function fortiosEvent(line: string): string {
  const [head = "", ...attributes] = line.split(" set ");
  const [, path = "", verb, object] = /^config (.*?)(?: (edit|delete) (\S+))?$/.exec(head) ?? [];
  const told = attributes.map((one) => one.replace(/^(\S+) ([\s\S]*)$/, "$1[->$2]")).join("");
  const action = verb === "delete" ? "Delete" : "Edit";
  const of = object === undefined ? "" : ` cfgobj="${object}"`;
  return `<189>date=2026-11-14 time=02:45:58 devname="fg1" devid="FGT0000000000001" logid="0100044547" type="event" subtype="system" level="information" vd="root" user="ops" ui="ssh(198.51.100.7)" action="${action}" cfgpath="${path.replaceAll(" ", ".")}"${of} cfgattr="${told}"`;
}
