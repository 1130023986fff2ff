// Huawei VRP.

import type { CommandRow, Effect, Grammar, Said } from "../grammar.ts";
import { nextBoot, sharedConfig, sharedExec, tasks, vrpLine } from "./vrp-line.ts";

function patches(reason: string): (said: Said) => Effect {
  return (said) => ({
    activity: "ImageInstallStarted",
    image: said.place("file")?.text,
    reason,
  });
}

const rows: readonly CommandRow[] = [
  ...sharedExec,
  {
    takes: "startup system-software {image:place}",
    options: "all slave-board backup slot= chassis= verify",
    does: nextBoot,
  },
  {
    takes: "startup patch {image:place}",
    does: (said) => ({ ...nextBoot(said), reason: "patch at the next boot" }),
  },
  {
    takes: "startup saved-configuration {file}",
    does: () => ({ activity: "BootVariableChanged", reason: "configuration at the next boot" }),
  },
  { takes: "patch load {file:place}", does: patches("loads a patch") },
  { takes: "patch install {file:place}", does: patches("installs a patch") },
  {
    takes: "patch (active|run)",
    does: () => ({ activity: "ImageInstallStarted", reason: "puts a patch into force" }),
  },
  {
    takes: "patch (delete|deactive)",
    does: () => ({ activity: "CommandExecuted", reason: "takes a patch out of force" }),
  },
  { takes: "upgrade (rom|bootrom|bootload)", does: "BootloaderUpgraded" },
  {
    takes: "reset factory-configuration",
    does: () => ({ activity: "ConfigChanged", reason: "back to the factory configuration" }),
  },
];

export const vrp: Grammar = {
  ...vrpLine,
  family: "vrp",
  exec: {
    rows,
    neighbours:
      "arp check clear clock cluster compare debugging free local-user lock mkdir move patch rename rollback send set snmp startup switch terminal undelete undo unzip upgrade",
  },
  config: {
    rows: [...sharedConfig, { takes: "(assistant|ops)", does: tasks }],
    neighbours:
      "aaa acl arp bgp dhcp ftp header interface ip ipv6 ntp-service ospf patch snmp-agent ssh stelnet stp sysname telnet user-interface vlan",
  },
};
