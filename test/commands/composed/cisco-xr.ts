// Cisco IOS-XR, as its command references write the commands.

import {
  type ComposedLine,
  composer,
  copiesOf,
  imageAt,
  servers,
  toDevice,
} from "../composed-line.ts";

const { exec, config } = composer("xr");

const image = { name: "ncs5500-mini-x-7.3.2.iso" };
const pie = { name: "asr9k-mini-px.pie-5.3.4" };

const copies = copiesOf(composer("xr"), {
  copy: "cop(y)",
  running: "run(ning-config)",
  startup: "start(up-config)",
  images: [image],
  storage: ["harddisk:/", "disk0:"],
  servers: [
    ...servers,
    { url: "tftp://198.51.100.9;mgmt/", protocol: "tftp", host: "198.51.100.9" },
  ],
});

const installing = servers.flatMap((server) => [
  exec(`inst(all) add source ${server.url} ${image.name}`, "ImageInstallStarted", {
    transfer: toDevice(server),
    ...imageAt(image.name, image),
  }),
  exec(`inst(all) add ${server.url}${pie.name} act(ivate)`, "ImageInstallStarted", {
    transfer: toDevice(server),
    ...imageAt(`${server.url}${pie.name}`, pie),
  }),
  config(`load ${server.url}xr1-confg`, "ConfigLoadedFromNetwork", { transfer: toDevice(server) }),
]);

const others: readonly ComposedLine[] = [
  exec(`inst(all) replace /harddisk:/${image.name} commit`, "ImageInstallStarted", {
    ...imageAt(`/harddisk:/${image.name}`, image),
  }),
  exec("inst(all) commit", "ImageInstallStarted"),
  exec("inst(all) rollback to committed", "ImageInstallStarted"),
  exec("upg(rade) hw(-module) location all fpd rommon", "BootloaderUpgraded"),
  exec("upg(rade) hw(-module) location all fpd all", "BootloaderUpgraded"),
  exec("relo(ad) location all noprompt", "ReloadRequested"),
  exec("hw(-module) location 0/0/CPU0 relo(ad)", "ReloadRequested"),
  exec("run", "ShellEntered"),
  exec("bash", "ShellEntered"),
  exec("att(ach) location 0/0/CPU0", "ShellEntered"),
  config("config(-register) 0x1922", "ConfigRegisterChanged", { configRegister: "0x1922" }),
  config("no loggi(ng) 198.51.100.20", "LoggingChanged"),
  exec("clear loggi(ng)", "LoggingChanged"),
  config("usern(ame) ghost", "AccountChanged"),
  config("event man(ager) policy quiet.tcl", "ScheduledTaskChanged"),
  exec("sh(ow) ver(sion)", "CommandExecuted"),
];

export const ciscoXrLines: readonly ComposedLine[] = [...copies, ...installing, ...others];
