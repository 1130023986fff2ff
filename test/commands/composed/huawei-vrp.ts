// Huawei VRP, as its command references write the commands.

import { type ComposedLine, composer, imageAt } from "../composed-line.ts";

const { exec, config } = composer("vrp");

const images = [{ name: "s5700-v200r021c10spc600.cc" }, { name: "ce6881-v200r019c10.cc" }];
const hosts = ["198.51.100.9", "2001:db8::9"];

const transfers: readonly ComposedLine[] = hosts.flatMap((host) => {
  const client = host.includes(":") ? `tftp ipv6 ${host}` : `tftp ${host}`;
  const transfer = { protocol: "tftp", host, direction: "ToDevice" } as const;
  return [
    ...images.flatMap((image) => [
      exec(`${client} get ${image.name}`, "ImageCopied", {
        transfer,
        ...imageAt(image.name, image),
      }),
      exec(`${client} vpn-instance mgmt get ${image.name} flash:/${image.name}`, "ImageCopied", {
        transfer,
        ...imageAt(`flash:/${image.name}`, image),
      }),
      exec(`${client} put ${image.name}`, "CommandExecuted", {
        transfer: { ...transfer, direction: "FromDevice" },
        ...imageAt(image.name, image),
      }),
    ]),
    exec(`${client} put vrpcfg.zip`, "CommandExecuted", {
      transfer: { ...transfer, direction: "FromDevice" },
    }),
  ];
});

const booting: readonly ComposedLine[] = images.flatMap((image) => [
  exec(`startu(p) sys(tem-software) ${image.name}`, "BootVariableChanged", {
    ...imageAt(image.name, image),
  }),
  exec(`startu(p) sys(tem-software) flash:/${image.name} back(up)`, "BootVariableChanged", {
    ...imageAt(`flash:/${image.name}`, image),
  }),
  exec(`startu(p) sys(tem-software) ${image.name} all`, "BootVariableChanged", {
    ...imageAt(image.name, image),
  }),
  exec(`del(ete) /unreserved flash:/${image.name}`, "ImageDeleted", {
    ...imageAt(`flash:/${image.name}`, image),
  }),
]);

const others: readonly ComposedLine[] = [
  exec("startu(p) saved(-configuration) old.zip", "BootVariableChanged"),
  exec("patch load fix.pat all run", "ImageInstallStarted", {
    imagePath: "fix.pat",
    imageName: "fix.pat",
  }),
  exec("patch del(ete) all", "CommandExecuted"),
  exec("upg(rade) rom all", "BootloaderUpgraded"),
  exec("reb(oot)", "ReloadRequested"),
  exec("reb(oot) fast", "ReloadRequested"),
  exec("sch(edule) reb(oot) delay 5", "ReloadRequested"),
  exec("undo sch(edule) reb(oot)", "CommandExecuted"),
  exec("reset saved(-configuration)", "ConfigChanged"),
  exec("reset logb(uffer)", "LoggingChanged"),
  exec("form(at) flash:", "ImageDeleted", { imagePath: "flash:" }),
  config("undo info(-center) enable", "LoggingChanged"),
  config("undo info(-center) loghost 198.51.100.20", "LoggingChanged"),
  config("info(-center) loghost 198.51.100.20", "LoggingChanged"),
  config("local(-user) ghost privilege level 15", "AccountChanged"),
  config("assist(ant) task quiet", "ScheduledTaskChanged"),
  exec("dis(play) startup", "CommandExecuted"),
  exec("dis(play) version | include VRP", "CommandExecuted"),
];

export const vrpLines: readonly ComposedLine[] = [...transfers, ...booting, ...others];
