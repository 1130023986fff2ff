// Fortinet FortiOS, as its CLI reference writes the commands.

import { type ComposedLine, composer, imageAt } from "../composed-line.ts";

const { exec, config } = composer("fortios");

const images = [
  { name: "FGT_100F-v7.2.8.F-build1639-FORTINET.out" },
  { name: "FGT_60F-v7.0.12.M-build0523-FORTINET.out" },
];
const hosts = ["198.51.100.9", "files.example.net"];

const restored: readonly ComposedLine[] = hosts.flatMap((host) =>
  ["tftp", "ftp"].flatMap((protocol) => {
    const transfer = { protocol, host, direction: "ToDevice" } as const;
    return [
      ...images.map((image) =>
        exec(`execute rest(ore) im(age) ${protocol} ${image.name} ${host}`, "ImageInstallStarted", {
          transfer,
          ...imageAt(image.name, image),
        }),
      ),
      exec(`execute rest(ore) conf(ig) ${protocol} fg1.conf ${host}`, "ConfigLoadedFromNetwork", {
        transfer,
      }),
      exec(`execute back(up) config ${protocol} fg1.conf ${host}`, "CommandExecuted", {
        transfer: { ...transfer, direction: "FromDevice" },
      }),
    ];
  }),
);

const operations: readonly ComposedLine[] = [
  ...images.map((image) =>
    exec(`execute rest(ore) im(age) usb ${image.name}`, "ImageInstallStarted", {
      transfer: { protocol: "usb", direction: "ToDevice" },
      ...imageAt(image.name, image),
    }),
  ),
  exec("execute rest(ore) im(age) man(agement-station) 12", "ImageInstallStarted"),
  exec("execute reb(oot)", "ReloadRequested"),
  exec("execute shut(down)", "ReloadRequested"),
  exec("execute factoryreset", "ConfigChanged"),
  exec("execute format(logdisk)", "LoggingChanged"),
  exec("execute log delete-all", "LoggingChanged"),
  exec("execute update-now", "CommandExecuted"),
  exec("execute ping 198.51.100.20", "CommandExecuted"),
];

const configuration: readonly ComposedLine[] = [
  ...["syslogd", "syslogd2", "memory", "fortianalyzer"].map((target) =>
    config(`config log ${target} setting set status disable`, "LoggingChanged"),
  ),
  config("config log syslogd filter set severity emergency", "LoggingChanged"),
  config(
    "config system admin edit ghost set accprofile super_admin set vdom root",
    "AccountChanged",
  ),
  config("config system admin delete ghost", "AccountChanged"),
  config("config system automation-stitch edit quiet set status enable", "ScheduledTaskChanged"),
  config("config system global set admintimeout 480", "ConfigChanged"),
  config("config firewall policy edit 8 set logtraffic all", "ConfigChanged"),
];

export const fortiosLines: readonly ComposedLine[] = [...restored, ...operations, ...configuration];
