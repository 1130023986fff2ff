// Cisco NX-OS, as its command references write the commands.

import {
  type ComposedLine,
  composer,
  copiesOf,
  fromDevice,
  imageAt,
  servers,
  toDevice,
} from "../composed-line.ts";

const { exec, config } = composer("nxos");

const image = { name: "nxos.9.3.10.bin" };
const newer = { name: "nxos64-cs.10.3.4.M.bin" };

const copies = copiesOf(composer("nxos"), {
  copy: "cop(y)",
  running: "run(ning-config)",
  startup: "start(up-config)",
  images: [image, newer],
  storage: ["bootflash:"],
  servers,
});

const fromServers: readonly ComposedLine[] = servers.flatMap((server) => {
  const from = { transfer: toDevice(server), ...imageAt(`${server.url}${image.name}`, image) };
  return [
    exec(`cop(y) ${server.url}${image.name} bootflash: vrf management`, "ImageCopied", from),
    exec(`inst(all) all nxos ${server.url}${image.name}`, "ImageInstallStarted", from),
    exec(`sh(ow) run(ning-config) > ${server.url}edge1-confg`, "CommandExecuted", {
      transfer: fromDevice(server),
    }),
  ];
});

const onFlash = `bootflash:${image.name}`;

const others: readonly ComposedLine[] = [
  config(`boot nxos ${onFlash}`, "BootVariableChanged", imageAt(onFlash, image)),
  config(`no boot nxos ${onFlash}`, "BootVariableChanged", imageAt(onFlash, image)),
  config("boot order pxe bootflash", "BootVariableChanged"),
  config("boot poap enable", "BootVariableChanged"),
  exec(`install all nxos ${onFlash} no-reload`, "ImageInstallStarted", imageAt(onFlash, image)),
  exec("install add bootflash:fix.rpm activate", "ImageInstallStarted", {
    imagePath: "bootflash:fix.rpm",
    imageName: "fix.rpm",
  }),
  exec("relo(ad)", "ReloadRequested"),
  exec("relo(ad) module 3", "ReloadRequested"),
  exec(`del(ete) ${onFlash} no-prompt`, "ImageDeleted", imageAt(onFlash, image)),
  exec("wr(ite) er(ase)", "ConfigChanged"),
  exec("wr(ite) er(ase) boot", "BootVariableChanged"),
  exec("run bash", "ShellEntered"),
  exec("run bash sudo su -", "ShellEntered"),
  exec("guest(shell)", "ShellEntered"),
  exec("python3", "ShellEntered"),
  config("feat(ure) bash(-shell)", "ShellEntered"),
  config("no feat(ure) bash(-shell)", "ConfigChanged"),
  config("no loggi(ng) server 198.51.100.20", "LoggingChanged"),
  exec("clear loggi(ng) logfile", "LoggingChanged"),
  exec("clear acco(unting) log", "LoggingChanged"),
  config("usern(ame) ghost role network-admin", "AccountChanged"),
  config("sched(uler) job name QUIET", "ScheduledTaskChanged"),
  config("event man(ager) app(let) QUIET", "ScheduledTaskChanged"),
  config("interface Ethernet1/1", "ConfigChanged"),
  exec("sh(ow) ver(sion)", "CommandExecuted"),
  exec("sh(ow) accou(nting) log", "CommandExecuted"),
];

export const ciscoNxosLines: readonly ComposedLine[] = [...copies, ...fromServers, ...others];
