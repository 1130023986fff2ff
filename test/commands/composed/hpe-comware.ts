// HPE and H3C Comware, as their command references write the commands.

import {
  type ComposedLine,
  composer,
  fromDevice,
  imageAt,
  servers,
  toDevice,
} from "../composed-line.ts";

const { exec, config } = composer("comware");

const images = [{ name: "5130ei-cmw710-system-r3507.bin" }, { name: "5130ei-cmw710-r3507.ipe" }];
const known = servers.filter(({ protocol }) => /^(?:tftp|ftp|https?)$/.test(protocol));

const transfers: readonly ComposedLine[] = [
  ...known.flatMap((server) => [
    ...images.map((image) =>
      exec(`cop(y) ${server.url}${image.name} flash:/${image.name}`, "ImageCopied", {
        transfer: toDevice(server),
        ...imageAt(`flash:/${image.name}`, image),
      }),
    ),
    exec(`cop(y) flash:/startup.cfg ${server.url}`, "CommandExecuted", {
      transfer: fromDevice(server),
    }),
  ]),
  ...images.flatMap((image) =>
    ["tftp", "scp"].map((protocol) =>
      exec(`${protocol} 198.51.100.9 get ${image.name} flash:/${image.name}`, "ImageCopied", {
        transfer: { protocol, host: "198.51.100.9", direction: "ToDevice" },
        ...imageAt(`flash:/${image.name}`, image),
      }),
    ),
  ),
];

const booting: readonly ComposedLine[] = images.flatMap((image) => {
  const file = `flash:/${image.name}`;
  return [
    ...["main", "back(up)"].map((use) =>
      exec(`boot-(loader) file ${file} slot 1 ${use}`, "BootVariableChanged", imageAt(file, image)),
    ),
    exec(`boot-(loader) file boot ${file} system flash:/s.bin all main`, "BootVariableChanged", {
      ...imageAt(file, image),
    }),
    exec(`inst(all) act(ivate) system ${file} slot 1`, "ImageInstallStarted", imageAt(file, image)),
    exec(`del(ete) /unreserved ${file}`, "ImageDeleted", imageAt(file, image)),
  ];
});

const others: readonly ComposedLine[] = [
  exec("bootr(om) upd(ate) file flash:/boot.btm slot 1", "BootloaderUpgraded", {
    imagePath: "flash:/boot.btm",
    imageName: "boot.btm",
  }),
  exec("bootr(om) back(up) slot 1", "CommandExecuted"),
  exec("reb(oot)", "ReloadRequested"),
  exec("reb(oot) slot 1 force", "ReloadRequested"),
  exec("scheduler reb(oot) delay 5", "ReloadRequested"),
  exec("reset saved(-configuration) main", "ConfigChanged"),
  exec("rest(ore) fact(ory-default)", "ConfigChanged"),
  exec("restore startup-configuration from 198.51.100.9 sw2.cfg", "ConfigLoadedFromNetwork", {
    transfer: { protocol: "tftp", host: "198.51.100.9", direction: "ToDevice" },
  }),
  exec("python", "ShellEntered"),
  config("undo info(-center) enable", "LoggingChanged"),
  config("undo info(-center) loghost 198.51.100.20", "LoggingChanged"),
  config("local(-user) ghost class manage", "AccountChanged"),
  config("scheduler job quiet", "ScheduledTaskChanged"),
  exec("dis(play) boot-loader", "CommandExecuted"),
  exec("dis(play) version", "CommandExecuted"),
];

export const comwareLines: readonly ComposedLine[] = [...transfers, ...booting, ...others];
