// Cisco NX-OS.

import { bootsImage, changesBoot, reloads } from "../effects/booting.ts";
import {
  allowsShell,
  loadsConfiguration,
  loadsFromNetwork,
  loadsPlugin,
} from "../effects/configuring.ts";
import { copies } from "../effects/copying.ts";
import {
  installsImage,
  installsNamed,
  removesSoftware,
  rollsBack,
  upgradesBootloader,
  upgradesFirmware,
} from "../effects/installing.ts";
import type { CommandRow, Grammar } from "../grammar.ts";
import { listOf } from "../words.ts";
import {
  accountRows,
  ciscoLine,
  fileRows,
  loggingRows,
  showRow,
  taskRows,
  tclRows,
} from "./cisco.ts";

const installOptions =
  "activate commit forced no-reload non-disruptive noncompatible parallel reload";

const installing: readonly CommandRow[] = [
  {
    takes: "install all",
    options: `bios= epld= kickstart= nxos= package= system= ${installOptions}`,
    does: installsNamed,
  },
  { takes: "install (add|activate) [{image:place}]", options: installOptions, does: installsImage },
  { takes: "install commit [{image:place}]", options: installOptions, does: installsImage },
  { takes: "install deactivate", does: rollsBack },
  { takes: "install remove", does: removesSoftware },
  { takes: "install reset", does: rollsBack },
  { takes: "install epld", does: upgradesFirmware },
  { takes: "install module {module} bios", does: upgradesBootloader },
  { takes: "install (feature-set|license)" },
  { takes: "load {file:place}", does: loadsPlugin },
];

const booting: readonly CommandRow[] = [
  { takes: "reload", options: "in= force noconfirm reason=", does: reloads },
  { takes: "reload (module|vdc)", does: { activity: "ReloadRequested", reason: "one module" } },
  { takes: "reload (ascii|all|bios)", does: "ReloadRequested" },
  { takes: "fast-reload", does: "ReloadRequested" },
  {
    takes: "init (bootflash|nvram|system)",
    does: { activity: "ImageDeleted", reason: "whole file system" },
  },
  { takes: "factory-reset", does: { activity: "ImageDeleted", reason: "factory reset" } },
  { takes: "write erase boot", does: { activity: "BootVariableChanged", reason: "removed" } },
  { takes: "system (switchover|standby|health|cores|startup-config|pss|heartbeat)" },
];

const files: readonly CommandRow[] = [
  ...fileRows,
  { takes: "move {source:place} {destination:place}", does: copies },
  { takes: "tar (append|create|extract|list)" },
  { takes: "gzip" },
  { takes: "gunzip" },
  { takes: "tail" },
  { takes: "checkpoint" },
  { takes: "rollback running-config", does: "ConfigChanged" },
  { takes: "configure [terminal|session|maintenance|dual-stage|sync]" },
  { takes: "configure network [{source:place}]", does: loadsFromNetwork },
  { takes: "configure replace {source:place}", does: loadsConfiguration },
];

const shells: readonly CommandRow[] = [
  ...tclRows,
  { takes: "run (bash|guestshell)", does: "ShellEntered" },
  { takes: "guestshell (export|reboot|resize|sync|upgrade)" },
  { takes: "python", does: "ShellEntered" },
  { takes: "python3", does: "ShellEntered" },
  { takes: "slot {slot} quoted" },
  { takes: "gdb" },
  { takes: "test" },
];

const watching: readonly CommandRow[] = [
  { takes: "clear (logging|accounting)", does: "LoggingChanged" },
  { takes: "clear (access-list|arp|bgp|counters|cores|cli|ip|ipv6|line|mac|ntp|user|vpc)" },
  { takes: "clock set", does: "ConfigChanged" },
  { takes: "event manager (clear|run)" },
  { takes: "terminal (length|width|monitor|session-timeout|log-all|no)" },
  showRow,
];

const bootVariables: readonly CommandRow[] = [
  { takes: "boot (nxos|kickstart|system) [{image:place}]", does: bootsImage },
  { takes: "boot order", ...changesBoot("the order of what is booted") },
  { takes: "boot poap", ...changesBoot("is provisioned over the network at boot") },
  { takes: "boot (auto-copy|mode|variable)" },
];

const configuring: readonly CommandRow[] = [
  ...bootVariables,
  ...loggingRows,
  ...accountRows,
  ...taskRows,
  { takes: "scheduler (job|schedule)", does: "ScheduledTaskChanged" },
  { takes: "scheduler (aaa-authentication|logfile)" },
  { takes: "event (cli|counter|module|syslog|temperature)", does: "ScheduledTaskChanged" },
  { takes: "action {label}", does: "ScheduledTaskChanged" },
  { takes: "feature (bash-shell|guestshell)", ...allowsShell },
  { takes: "feature {name}" },
  { takes: "end", does: "CommandExecuted" },
  { takes: "exit", does: "CommandExecuted" },
];

export const nxos: Grammar = {
  ...ciscoLine,
  family: "nxos",
  execWhileConfiguring: true,
  separator: ";",
  pipes: { ...ciscoLine.pipes, redirections: [">>", ">"] },
  places: {
    network: listOf("tftp ftp scp sftp http https"),
    storage: listOf("bootflash volatile nvram log"),
    configurations: listOf("running-config startup-config"),
  },
  exec: {
    rows: [...files, ...installing, ...booting, ...shells, ...watching],
    neighbours: `attach blink callhome cli cloudscale debug diagnostic discover dos2unix echo enable end ethanalyzer exit find
      hardware ip license logit mping mtrace no ntp otv ping poap power purge routing-context save send setup sleep sockstat
      ssh sso-migrate switchto telnet traceroute tracert udld undebug unmount update vsh watch where who xml`,
  },
  config: {
    rows: configuring,
    neighbours: `aaa access-list arp banner bfd bgp callhome cdp class-map cli clock control-plane copp crypto cts
      default-interface dot1x errdisable fabric fex flow glbp hardware hostname hsrp hw-module icam install interface ip ipv6
      key lacp ldap license line lldp log mac monitor nat ngoam ntp nxapi object-group password platform policy-map
      port-channel port-profile power privilege qos radius-server role route-map router rmon sampler segment-routing service
      snmp-server spanning-tree ssh switchname system tacacs-server telemetry telnet track udld userpassphrase vdc vlan vpc vrf
      vtp xml`,
  },
};
