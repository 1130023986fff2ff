// HPE and H3C Comware.

import type { CommandRow, Effect, Grammar, Said } from "../grammar.ts";
import { nextBoot, schedules, sharedConfig, sharedExec, tasks, vrpLine } from "./vrp-line.ts";

function upgradesBootrom(said: Said): Effect {
  return { activity: "BootloaderUpgraded", image: said.place("image")?.text };
}

function installs(said: Said): Effect {
  return { activity: "ImageInstallStarted", image: said.place("image")?.text };
}

const boards = "slot= chassis= all main backup reload";

const rows: readonly CommandRow[] = [
  ...sharedExec,
  {
    takes: "boot-loader file [boot] {image:place}",
    options: `${boards} system= feature= patch=`,
    does: nextBoot,
  },
  {
    takes: "boot-loader update",
    does: () => ({ activity: "BootVariableChanged", reason: "as on the main board" }),
  },
  { takes: "bootrom update file {image:place}", options: boards, does: upgradesBootrom },
  {
    takes: "bootrom restore",
    does: () => ({ activity: "BootloaderUpgraded", reason: "back to the backup" }),
  },
  { takes: "bootrom (backup|read)" },
  {
    takes: "install (activate|add) [(boot|system|feature|patch|ipe)] {image:place}",
    does: installs,
  },
  { takes: "install (commit|deactivate|remove|rollback|verify|abort)" },
  { takes: "issu load file [(boot|system|feature|ipe)] {image:place}", does: installs },
  { takes: "patch (load|install) [file] {image:place}", does: installs },
  { takes: "scheduler reboot", does: schedules },
  {
    takes: "restore factory-default",
    does: () => ({ activity: "ConfigChanged", reason: "back to the factory configuration" }),
  },
];

export const comware: Grammar = {
  ...vrpLine,
  family: "comware",
  exec: {
    rows,
    neighbours:
      "archive backup boot-loader bootrom clock debugging free gunzip issu lock mkdir monitor move oam process rename repeat screen-length send startup super tar terminal undelete undo xml",
  },
  config: {
    rows: [
      ...sharedConfig,
      { takes: "scheduler (job|schedule)", does: tasks },
      {
        takes: "bootrom-update security-check",
        does: (said) => ({
          activity: "ConfigChanged",
          reason: said.negated ? "boot ROM images are not checked" : undefined,
        }),
      },
    ],
    neighbours:
      "acl bgp dhcp domain ftp interface ip irf line ntp-service ospf password-control public-key role snmp-agent ssh stp sysname telnet user user-interface vlan",
  },
};
