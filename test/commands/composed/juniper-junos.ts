// Juniper Junos, as its CLI reference writes the commands.

import {
  type ComposedLine,
  composer,
  fromDevice,
  imageAt,
  servers,
  toDevice,
} from "../composed-line.ts";

const { exec, config } = composer("junos");

const image = { name: "junos-install-mx-x86-64-21.4R3-S2.tgz" };
const vmhost = { name: "junos-vmhost-install-mx-x86-64-22.2R3.tgz" };
const stored = `/var/sw/${image.name}`;
const software = "req(uest) system soft(ware)";

const fromServers: readonly ComposedLine[] = servers.flatMap((server) => [
  ...["add", "in-service-upgrade"].map((verb) =>
    exec(`${software} ${verb} ${server.url}${image.name}`, "ImageInstallStarted", {
      transfer: toDevice(server),
      ...imageAt(`${server.url}${image.name}`, image),
    }),
  ),
  exec(`${software} add ${server.url}${image.name} no-validate reboot`, "ImageInstallStarted", {
    transfer: toDevice(server),
    ...imageAt(`${server.url}${image.name}`, image),
  }),
  exec(`req(uest) vm(host) soft(ware) add ${server.url}${vmhost.name}`, "ImageInstallStarted", {
    transfer: toDevice(server),
    ...imageAt(`${server.url}${vmhost.name}`, vmhost),
  }),
  exec(`file copy ${server.url}${image.name} /var/sw/`, "ImageCopied", {
    transfer: toDevice(server),
    ...imageAt(`${server.url}${image.name}`, image),
  }),
  exec(`file copy /config/juniper.conf.gz ${server.url}`, "CommandExecuted", {
    transfer: fromDevice(server),
  }),
  exec(`sh(ow) configuration | save ${server.url}r1`, "CommandExecuted", {
    transfer: fromDevice(server),
  }),
  ...["override", "merge", "replace"].map((verb) =>
    config(`load ${verb} ${server.url}r1.conf`, "ConfigLoadedFromNetwork", {
      transfer: toDevice(server),
    }),
  ),
]);

const operational: readonly ComposedLine[] = [
  exec(`${software} add ${stored}`, "ImageInstallStarted", imageAt(stored, image)),
  exec(`${software} add ${stored} unlink`, "ImageInstallStarted", imageAt(stored, image)),
  exec(`${software} val(idate) ${stored}`, "CommandExecuted", imageAt(stored, image)),
  exec(`${software} roll(back)`, "ImageInstallStarted"),
  exec(`${software} delete jpfe`, "ImageDeleted", { imagePath: "jpfe", imageName: "jpfe" }),
  exec("req(uest) system reb(oot)", "ReloadRequested"),
  exec("req(uest) system reb(oot) at 2300", "ReloadRequested"),
  exec("req(uest) system halt", "ReloadRequested"),
  exec("req(uest) system power-o(ff)", "ReloadRequested"),
  exec("req(uest) vm(host) reb(oot)", "ReloadRequested"),
  exec("clear system reb(oot)", "CommandExecuted"),
  exec("req(uest) system zero(ize)", "ConfigChanged"),
  exec("req(uest) system snap(shot)", "CommandExecuted"),
  exec("req(uest) system rec(over) oam-volume", "ImageInstallStarted"),
  exec("req(uest) system firm(ware) upg(rade) re bios", "BootloaderUpgraded"),
  exec("start sh(ell)", "ShellEntered"),
  exec("start sh(ell) user root", "ShellEntered"),
  exec(`file del(ete) ${stored}`, "ImageDeleted", imageAt(stored, image)),
  exec("file del(ete) /var/log/messages", "LoggingChanged"),
  exec(`file check(sum) md5 ${stored}`, "CommandExecuted", imageAt(stored, image)),
  exec("clear log messages", "LoggingChanged"),
  exec("restart ev(ent-processing)", "LoggingChanged"),
  exec("sh(ow) version", "CommandExecuted"),
  exec("sh(ow) system storage", "CommandExecuted"),
];

const configuration: readonly ComposedLine[] = [
  ...["delete system syslog", "deactivate system syslog host 198.51.100.20"].map((line) =>
    config(line, "LoggingChanged"),
  ),
  config("set system syslog host 198.51.100.20 any none", "LoggingChanged"),
  config("set groups edge system syslog file messages any none", "LoggingChanged"),
  config("delete system accounting", "LoggingChanged"),
  config("set system login user ghost class super-user", "AccountChanged"),
  config("set system root-authentication plain-text-password", "AccountChanged"),
  config("set event-options policy quiet events ui_commit", "ScheduledTaskChanged"),
  config("set system scripts op file quiet.slax", "ScheduledTaskChanged"),
  config("set interfaces ge-0/0/0 description uplink", "ConfigChanged"),
  config("load override terminal", "ConfigChanged"),
  config("roll(back) 1", "ConfigChanged"),
  config("com(mit) and-quit", "ConfigChanged"),
];

export const junosLines: readonly ComposedLine[] = [
  ...fromServers,
  ...operational,
  ...configuration,
];
