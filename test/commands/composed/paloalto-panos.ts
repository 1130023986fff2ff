// Palo Alto Networks PAN-OS, as its CLI quick start writes the commands.

import { type ComposedLine, composer, imageAt } from "../composed-line.ts";

const { exec, config } = composer("panos");

const image = { name: "PanOS_vm-10.1.6-h3" };
const software = "req(uest) system soft(ware)";
const hosts = ["198.51.100.9", "files.example.net"];

const imports: readonly ComposedLine[] = hosts.flatMap((host) => [
  exec(`scp import soft(ware) from ops@${host}:/images/${image.name}`, "ImageCopied", {
    transfer: { protocol: "scp", host, direction: "ToDevice" },
    ...imageAt(`/images/${image.name}`, image),
  }),
  exec(`tftp import soft(ware) from ${host} file ${image.name}`, "ImageCopied", {
    transfer: { protocol: "tftp", host, direction: "ToDevice" },
    ...imageAt(image.name, image),
  }),
  exec(
    `scp export configuration from running-config.xml to ops@${host}:/pa1.xml`,
    "CommandExecuted",
    {
      transfer: { protocol: "scp", host, direction: "FromDevice" },
    },
  ),
]);

const operational: readonly ComposedLine[] = [
  ...["10.1.6-h3", "11.0.2"].flatMap((version) => [
    exec(`${software} inst(all) ver(sion) ${version}`, "ImageInstallStarted"),
    exec(`${software} down(load) ver(sion) ${version}`, "ImageCopied", {
      transfer: { protocol: "https", direction: "ToDevice" },
    }),
    exec(`delete soft(ware) ver(sion) ${version}`, "ImageDeleted"),
  ]),
  exec(
    `${software} inst(all) file ${image.name}`,
    "ImageInstallStarted",
    imageAt(image.name, image),
  ),
  exec(`${software} check`, "CommandExecuted"),
  exec(`${software} info`, "CommandExecuted"),
  exec("req(uest) restart sys(tem)", "ReloadRequested"),
  exec("req(uest) restart data(plane)", "CommandExecuted"),
  exec("req(uest) shut(down) sys(tem)", "ReloadRequested"),
  exec("req(uest) sys(tem) private-data-reset", "ConfigChanged"),
  exec("debug swm revert", "ImageInstallStarted"),
  exec("debug swm status", "CommandExecuted"),
  exec("debug sys(tem) maint(enance-mode)", "ReloadRequested"),
  exec("debug tac-login response", "ShellEntered"),
  exec("clear log system", "LoggingChanged"),
  // Content is no image.
  exec("req(uest) content upgrade install version latest", "CommandExecuted"),
  exec("req(uest) anti-virus upgrade download latest", "CommandExecuted"),
  exec("req(uest) wildfire upgrade install version latest", "CommandExecuted"),
  exec("sh(ow) system info", "CommandExecuted"),
];

const configuration: readonly ComposedLine[] = [
  config("set shared log-settings syslog main server siem transport UDP", "LoggingChanged"),
  config("delete shared log-settings syslog main", "LoggingChanged"),
  config("delete deviceconfig setting management audit-tracking", "LoggingChanged"),
  config("set mgt-config users ghost permissions role-based superuser yes", "AccountChanged"),
  config("delete mgt-config users ghost", "AccountChanged"),
  config("set network interface ethernet ethernet1/1 comment uplink", "ConfigChanged"),
  config("commit", "ConfigChanged"),
  config("load config from pa1.xml", "ConfigChanged"),
];

export const panosLines: readonly ComposedLine[] = [...imports, ...operational, ...configuration];
