// Arista EOS, as its user manual writes the commands.

import {
  type ComposedLine,
  composer,
  copiesOf,
  fromDevice,
  imageAt,
  servers,
  toDevice,
} from "../composed-line.ts";

const { exec, config } = composer("eos");

const image = { name: "EOS-4.28.3M.swi" };
const onFlash = `flash:${image.name}`;

const copies = copiesOf(composer("eos"), {
  copy: "cop(y)",
  running: "run(ning-config)",
  startup: "start(up-config)",
  images: [image],
  storage: ["flash:", "flash:/images/"],
  servers,
});

const fromServers = servers.flatMap((server) => [
  exec(`inst(all) sou(rce) ${server.url}${image.name} reload now`, "ImageInstallStarted", {
    transfer: toDevice(server),
    ...imageAt(`${server.url}${image.name}`, image),
  }),
  exec(`conf(igure) repl(ace) ${server.url}leaf1-confg`, "ConfigLoadedFromNetwork", {
    transfer: toDevice(server),
  }),
  exec(`sh(ow) run(ning-config) | redirect ${server.url}leaf1-confg`, "CommandExecuted", {
    transfer: fromDevice(server),
  }),
]);

const others: readonly ComposedLine[] = [
  config(`boot sys(tem) ${onFlash}`, "BootVariableChanged", imageAt(onFlash, image)),
  exec(`copy usb1:/${image.name} flash:`, "ImageCopied", {
    transfer: { protocol: "usb", direction: "ToDevice" },
    ...imageAt(`usb1:/${image.name}`, image),
  }),
  exec("relo(ad) now", "ReloadRequested"),
  exec("relo(ad) in 0:05", "ReloadRequested"),
  exec("relo(ad) cancel", "CommandExecuted"),
  exec("bash sudo su", "ShellEntered"),
  exec("python-sh(ell)", "ShellEntered"),
  exec(`del(ete) ${onFlash}`, "ImageDeleted", imageAt(onFlash, image)),
  exec("wr(ite) er(ase) now", "ConfigChanged"),
  exec(`verify /sha512 ${onFlash}`, "CommandExecuted", imageAt(onFlash, image)),
  config("no loggi(ng) host 198.51.100.20", "LoggingChanged"),
  exec("clear loggi(ng)", "LoggingChanged"),
  config("no aaa acc(ounting) commands all default", "LoggingChanged"),
  config("usern(ame) ghost privilege 15", "AccountChanged"),
  config("event-h(andler) QUIET", "ScheduledTaskChanged"),
  config("daemon quiet", "ScheduledTaskChanged"),
  exec("sh(ow) ver(sion)", "CommandExecuted"),
];

export const aristaEosLines: readonly ComposedLine[] = [...copies, ...fromServers, ...others];
