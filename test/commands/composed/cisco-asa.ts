// Cisco ASA, as its command reference writes the commands.

import {
  type ComposedLine,
  composer,
  copiesOf,
  imageAt,
  servers,
  toDevice,
} from "../composed-line.ts";

const { exec, config } = composer("asa");

const image = { name: "asa9-20-3-smp-k8.bin" };
const older = { name: "asa982-smp-k8.bin" };
const onDisk = `disk0:/${image.name}`;
const rommon = { name: "asa5500-firmware-1108.SPA", flags: "SPA" };

const known = servers.filter(({ protocol }) => protocol !== "sftp");

const copies = copiesOf(composer("asa"), {
  copy: "cop(y) /noconfirm",
  running: "run(ning-config)",
  startup: "start(up-config)",
  images: [image, older],
  storage: ["disk0:/"],
  servers: known,
});

const loads = known.map((server) =>
  exec(`conf(igure) ${server.url}fw1-confg`, "ConfigLoadedFromNetwork", {
    transfer: toDevice(server),
  }),
);

const others: readonly ComposedLine[] = [
  config(`boot sys(tem) ${onDisk}`, "BootVariableChanged", imageAt(onDisk, image)),
  config(`no boot sys(tem) ${onDisk}`, "BootVariableChanged", imageAt(onDisk, image)),
  config("boot conf(ig) disk0:/fw1.cfg", "BootVariableChanged"),
  config("config-reg(ister) 0x41", "ConfigRegisterChanged", { configRegister: "0x41" }),
  exec("relo(ad)", "ReloadRequested"),
  exec("relo(ad) noconfirm", "ReloadRequested"),
  exec("relo(ad) save-config in 5", "ReloadRequested"),
  exec("relo(ad) cancel", "CommandExecuted"),
  exec(`upg(rade) rom(mon) disk0:/${rommon.name}`, "BootloaderUpgraded", {
    ...imageAt(`disk0:/${rommon.name}`, rommon),
  }),
  exec(`del(ete) /noconfirm ${onDisk}`, "ImageDeleted", imageAt(onDisk, image)),
  exec("form(at) disk0:", "ImageDeleted", { imagePath: "disk0:" }),
  exec("wr(ite) er(ase)", "ConfigChanged"),
  exec("wr(ite) mem(ory)", "CommandExecuted"),
  ...["302013", "302014", "609002", "710005"].map((id) =>
    config(`no loggi(ng) message ${id}`, "LoggingChanged"),
  ),
  config("no loggi(ng) enable", "LoggingChanged"),
  config("clear conf(igure) logging", "LoggingChanged"),
  config("usern(ame) ghost privilege 15", "AccountChanged"),
  config("event man(ager) app(let) QUIET", "ScheduledTaskChanged"),
  exec("deb(ug) menu ssl 1", "ShellEntered"),
  exec("sh(ow) mem(ory) region", "CommandExecuted"),
  exec(`ver(ify) /sha-512 ${onDisk}`, "CommandExecuted", imageAt(onDisk, image)),
  config("access-list OUTSIDE extended permit ip any any", "ConfigChanged"),
];

export const ciscoAsaLines: readonly ComposedLine[] = [...copies, ...loads, ...others];
