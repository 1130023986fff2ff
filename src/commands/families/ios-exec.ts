// Exec commands of Cisco IOS and IOS-XE.

import { cancelsReload, reloads } from "../effects/booting.ts";
import {
  loadsConfiguration,
  loadsFromNetwork,
  savesConfiguration,
} from "../effects/configuring.ts";
import { wipes } from "../effects/copying.ts";
import {
  installsFile,
  installsNamed,
  packs,
  removesSoftware,
  rollsBack,
  upgradesBootloader,
  upgradesFirmware,
} from "../effects/installing.ts";
import type { CommandRow, ModeGrammar } from "../grammar.ts";
import { fileRows, showRow, tclRows } from "./cisco.ts";

const installOptions =
  "file= activate commit prompt-level= auto-abort-timer= on-reboot switch= force new xfsu issu reloadfast";

const installing: readonly CommandRow[] = [
  { takes: "archive download-sw [/]", does: installsNamed },
  { takes: "archive copy-sw [/]", does: { activity: "ImageCopied", reason: "to other switches" } },
  { takes: "archive upload-sw [/] {destination:place}", does: savesConfiguration },
  { takes: "archive tar [/] {one:place} {other:place}", does: packs },
  { takes: "archive (config|log)" },
  { takes: "install (add|prepare)", options: installOptions, does: installsFile },
  { takes: "install (activate|commit)", options: installOptions, does: installsFile },
  { takes: "install activate auto-abort-timer stop" },
  { takes: "install (rollback|deactivate)", options: "file= to label= id=", does: rollsBack },
  { takes: "install remove", options: "file= inactive profile=", does: removesSoftware },
  { takes: "install (abort|auto-abort-timer|label|autoupgrade)" },
  { takes: "software (install|expand)", options: installOptions, does: installsFile },
  { takes: "software rollback", does: rollsBack },
  { takes: "software clean", options: "file=", does: removesSoftware },
  { takes: "software (auto-upgrade|commit)", does: "ImageInstallStarted" },
  {
    takes: "software authenticity",
    does: { activity: "CommandExecuted", reason: "keys that images are checked with" },
  },
  {
    takes: "request platform software package (install|expand)",
    options: `${installOptions} rp= to=`,
    does: installsFile,
  },
  { takes: "request platform software package clean", options: "file=", does: removesSoftware },
  { takes: "request platform software package (copy|describe|verify)" },
  { takes: "issu (loadversion|runversion|changeversion)", does: installsNamed },
  { takes: "issu (commitversion|acceptversion)", does: "ImageInstallStarted" },
  { takes: "issu abortversion", does: rollsBack },
  { takes: "issu (checkversion|set)" },
  { takes: "vstack download-image", does: installsNamed },
  { takes: "vstack (attach|download-config|on-demand)" },
  { takes: "upgrade rom-monitor", options: "filename= preference=", does: upgradesBootloader },
  { takes: "upgrade (hw-programmable|fpd)", options: "filename=", does: upgradesFirmware },
  { takes: "upgrade (automatic|filesystem|transceiver)" },
];

const shells: readonly CommandRow[] = [
  ...tclRows,
  { takes: "request platform software system shell", does: "ShellEntered" },
  { takes: "request platform software console attach", does: "ShellEntered" },
  { takes: "request platform software (process|trace|vty)" },
  { takes: "request (consent-token|rotate)" },
  {
    takes: "session (slot|switch|standby|module|{number:number})",
    does: { activity: "ShellEntered", reason: "of a module" },
  },
  { takes: "service-module {module} session", does: "ShellEntered" },
  { takes: "hw-module session", does: "ShellEntered" },
  { takes: "debug menu", does: "ShellEntered" },
  { takes: "python", does: "ShellEntered" },
];

const booting: readonly CommandRow[] = [
  { takes: "reload [/]", options: "in= at= noconfirm warm slot= reason=", does: reloads },
  { takes: "reload cancel", does: cancelsReload },
  {
    takes: "hw-module {kind} {where} (reload|reset)",
    does: { activity: "ReloadRequested", reason: "one module" },
  },
  {
    takes: "redundancy reload",
    does: { activity: "ReloadRequested", reason: "through redundancy" },
  },
  { takes: "redundancy (config-sync|force-switchover|switch-activity)" },
  {
    takes: "factory-reset",
    does: { activity: "ReloadRequested", reason: "factory reset" },
  },
  {
    takes: "factory-reset boot-vars",
    does: { activity: "BootVariableChanged", reason: "factory reset" },
  },
  {
    takes: "factory-reset all",
    does: { activity: "ImageDeleted", reason: "factory reset" },
  },
];

const files: readonly CommandRow[] = [
  ...fileRows,
  { takes: "write network [{destination:place}]", does: savesConfiguration },
  { takes: "squeeze [/] {file:place}", does: wipes },
  { takes: "undelete" },
  { takes: "fsck" },
  { takes: "configure [terminal|confirm|lock]" },
  {
    takes: "configure (memory|revert|factory-default)",
    does: { activity: "ConfigChanged" },
  },
  { takes: "configure (network|overwrite-network) [{source:place}]", does: loadsFromNetwork },
  { takes: "configure replace {source:place}", does: loadsConfiguration },
];

const watching: readonly CommandRow[] = [
  { takes: "clear logging", does: "LoggingChanged" },
  { takes: "clear archive log", does: "LoggingChanged" },
  { takes: "clear (aaa|access-list|arp|counters|crypto|dot1x|ip|ipv6|line|mac|ntp|platform)" },
  { takes: "clock set", does: "ConfigChanged" },
  { takes: "clock (read-calendar|update-calendar)" },
  { takes: "event manager (run|direct-cli)" },
  { takes: "event manager (scheduler|update)", does: "ScheduledTaskChanged" },
  { takes: "monitor (capture|session|event-trace|drop-trace)" },
  { takes: "terminal (monitor|length|width|shell|no)" },
  { takes: "enable [{level}]" },
  { takes: "test" },
  { takes: "gdb" },
  showRow,
];

export const iosExec: ModeGrammar = {
  rows: [...files, ...installing, ...booting, ...shells, ...watching],
  neighbours: `access-enable access-profile access-template app-hosting audio-prompt beep bfe calendar call cellular
    clear clns cns connect credential crypto dot11 dot1x diagnostic disable disconnect ethernet exit
    frame-relay help if-console ip ipv6 isdn lat license lig lock login logout macro mediatrace microcode mls mpls mrinfo
    mrm mstat mtrace ncia no pad partition ping platform power ppp program radius release renew
    resume rlogin rsh scripting sdlc send set setup slip spec-file ssh start-chat switch systat tarp tclquit tdm telnet
    template traceroute track trm tunnel udld undebug vlan vtp waas where which who x28 x3 xconnect`,
};
