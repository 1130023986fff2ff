// Cisco IOS and IOS-XE, as their command references write the commands.

import {
  type ComposedLine,
  composer,
  copiesOf,
  fromDevice,
  imageAt,
  servers,
  toDevice,
} from "../composed-line.ts";

const { exec, config } = composer("ios");

const classic = { name: "c2900-universalk9-mz.SPA.157-3.M2.bin", flags: "SPA" };
const bundle = { name: "cat9k_iosxe.17.09.05.SPA.bin", flags: "SPA" };
const special = { name: "isr4300-universalk9.16.09.04.SSA.bin", flags: "SSA" };
const tftpPrompted = { protocol: "tftp", host: undefined, direction: "ToDevice" } as const;

const copies = copiesOf(composer("ios"), {
  copy: "cop(y)",
  running: "run(ning-config)",
  startup: "start(up-config)",
  images: [classic, special],
  storage: ["flash0:", "stby-bootflash:"],
  servers,
});

const prompted: readonly ComposedLine[] = [
  exec("cop(y) tft(p:) fla(sh:)", "ImageCopied", { transfer: tftpPrompted }),
  exec("copy tftp: flash:", "ImageCopied", { transfer: tftpPrompted }),
  exec("copy tftp: bootflash:", "ImageCopied", { transfer: tftpPrompted }),
  exec("copy ftp: flash-1:", "ImageCopied", {
    transfer: { ...tftpPrompted, protocol: "ftp" },
  }),
  exec("copy run(ning-config) tftp:", "CommandExecuted", {
    transfer: { ...tftpPrompted, direction: "FromDevice" },
  }),
  exec("copy run(ning-config) start(up-config)", "CommandExecuted"),
  exec(`copy usbflash0:${classic.name} flash0:`, "ImageCopied", {
    transfer: { protocol: "usb", direction: "ToDevice" },
    ...imageAt(`usbflash0:${classic.name}`, classic),
  }),
  exec(`copy flash0:${classic.name} flash1:`, "ImageCopied", {
    transfer: { direction: "OnDevice" },
    ...imageAt(`flash0:${classic.name}`, classic),
  }),
  exec("wr(ite) mem(ory)", "CommandExecuted"),
];

const installing: readonly ComposedLine[] = servers.flatMap((server) => {
  const from = { transfer: toDevice(server), ...imageAt(`${server.url}${bundle.name}`, bundle) };
  return [
    exec(
      `inst(all) add fi(le) ${server.url}${bundle.name} act(ivate) com(mit)`,
      "ImageInstallStarted",
      from,
    ),
    exec(
      `soft(ware) inst(all) fi(le) ${server.url}${bundle.name} new`,
      "ImageInstallStarted",
      from,
    ),
    exec(
      `req(uest) plat(form) soft(ware) pack(age) inst(all) rp 0 fi(le) ${server.url}${bundle.name}`,
      "ImageInstallStarted",
      from,
    ),
    exec(
      `arch(ive) down(load-sw) /overwrite ${server.url}${bundle.name}`,
      "ImageInstallStarted",
      from,
    ),
    exec(`sh(ow) run(ning-config) | redirect ${server.url}edge1-confg`, "CommandExecuted", {
      transfer: fromDevice(server),
    }),
    exec(`conf(igure) repl(ace) ${server.url}edge1-confg force`, "ConfigLoadedFromNetwork", {
      transfer: toDevice(server),
    }),
    config(`boot sys(tem) ${server.url}${classic.name}`, "BootVariableChanged", {
      transfer: toDevice(server),
      ...imageAt(`${server.url}${classic.name}`, classic),
    }),
    config(`boot host ${server.url}edge1-confg`, "BootVariableChanged", {
      transfer: toDevice(server),
    }),
  ];
});

const onFlash = `flash0:${classic.name}`;
const rommon = { name: "isr4200_4300_rommon_1612_2r_SPA.pkg", flags: "SPA" };

const booting: readonly ComposedLine[] = [
  config(`boot sys(tem) ${onFlash}`, "BootVariableChanged", imageAt(onFlash, classic)),
  config(`boot sys(tem) flash ${onFlash}`, "BootVariableChanged", imageAt(onFlash, classic)),
  config(`no boot sys(tem) ${onFlash}`, "BootVariableChanged", imageAt(onFlash, classic)),
  config(`boot sys(tem) sw(itch) all ${onFlash}`, "BootVariableChanged", imageAt(onFlash, classic)),
  config(`boot sys(tem) tftp ${classic.name} 198.51.100.9`, "BootVariableChanged", {
    transfer: { protocol: "tftp", host: "198.51.100.9", direction: "ToDevice" },
    ...imageAt(classic.name, classic),
  }),
  config("no boot sys(tem)", "BootVariableChanged"),
  config("boot man(ual)", "BootVariableChanged"),
  ...["0x2102", "0x2142", "0x2100", "0x0", "0x102"].map((register) =>
    config(`conf(ig)-reg(ister) ${register}`, "ConfigRegisterChanged", {
      configRegister: register,
    }),
  ),
  exec("relo(ad)", "ReloadRequested"),
  exec("relo(ad) in 5", "ReloadRequested"),
  exec("relo(ad) at 02:00 nightly", "ReloadRequested"),
  exec("relo(ad) can(cel)", "CommandExecuted"),
  exec("hw(-module) subslot 0/1 relo(ad)", "ReloadRequested"),
  exec(`upg(rade) rom(-monitor) file(name) bootflash:${rommon.name} all`, "BootloaderUpgraded", {
    ...imageAt(`bootflash:${rommon.name}`, rommon),
  }),
  exec("inst(all) commit", "ImageInstallStarted"),
  exec("inst(all) rollback to base", "ImageInstallStarted"),
  exec("inst(all) rem(ove) inactive", "ImageDeleted"),
  exec("inst(all) abort", "CommandExecuted"),
];

const deleting: readonly ComposedLine[] = [
  exec(`del(ete) /force ${onFlash}`, "ImageDeleted", imageAt(onFlash, classic)),
  exec("del(ete) flash0:crashinfo.txt", "CommandExecuted"),
  exec("form(at) flash0:", "ImageDeleted", { imagePath: "flash0:" }),
  exec("er(ase) startup-config", "ConfigChanged"),
  exec("wr(ite) er(ase)", "ConfigChanged"),
  exec(`veri(fy) /md5 ${onFlash}`, "CommandExecuted", imageAt(onFlash, classic)),
  exec("dir flash0:", "CommandExecuted"),
];

const hiding: readonly ComposedLine[] = [
  config("no loggi(ng) host 198.51.100.20", "LoggingChanged"),
  config("loggi(ng) buffered 4096", "LoggingChanged"),
  config("no logging on", "LoggingChanged"),
  config("no aaa acc(ounting) commands 15 default", "LoggingChanged"),
  exec("clea(r) logg(ing)", "LoggingChanged"),
  config("usern(ame) ghost privilege 15", "AccountChanged"),
  config("event man(ager) app(let) QUIET", "ScheduledTaskChanged"),
  config("no event man(ager) app(let) QUIET", "ScheduledTaskChanged"),
  config("kron occ(urrence) NIGHTLY at 2:00 recurring", "ScheduledTaskChanged"),
  config("no file ver(ify) auto", "ConfigChanged"),
  config("serv(ice) internal", "ConfigChanged"),
  config("ip tftp source-interface Loopback0", "ConfigChanged"),
  exec("guest(shell) run bash", "ShellEntered"),
  exec("tclsh", "ShellEntered"),
  exec("req(uest) plat(form) soft(ware) sys(tem) sh(ell) rp active r0", "ShellEntered"),
  exec("att(ach) 1", "ShellEntered"),
  exec("conf(igure) t(erminal)", "CommandExecuted"),
  exec("sh(ow) ver(sion)", "CommandExecuted"),
  exec("sh(ow) ver(sion) | inc(lude) image", "CommandExecuted"),
  exec("sh(ow) mem(ory)", "CommandExecuted"),
  exec("sh(ow) region", "CommandExecuted"),
  exec("sh(ow) boot", "CommandExecuted"),
];

export const ciscoIosLines: readonly ComposedLine[] = [
  ...copies,
  ...prompted,
  ...installing,
  ...booting,
  ...deleting,
  ...hiding,
];
