// F5 BIG-IP, as its tmsh reference writes the commands.

import { type ComposedLine, composer, imageAt } from "../composed-line.ts";

const { exec } = composer("tmos");

const images = [{ name: "BIGIP-16.1.4.iso" }, { name: "BIGIP-15.1.10-0.0.44.iso" }];
const soft = "sys soft(ware)";

const software: readonly ComposedLine[] = images.flatMap((image) => [
  ...["image", "hotfix"].flatMap((kind) => [
    exec(`inst(all) ${soft} ${kind} ${image.name} vol(ume) HD1.2`, "ImageInstallStarted", {
      ...imageAt(image.name, image),
    }),
    exec(
      `inst(all) /sys soft(ware) ${kind} ${image.name} vol(ume) HD1.3 create-volume reboot`,
      "ImageInstallStarted",
      {
        ...imageAt(image.name, image),
      },
    ),
    exec(`delete ${soft} ${kind} ${image.name}`, "ImageDeleted", imageAt(image.name, image)),
  ]),
]);

const others: readonly ComposedLine[] = [
  exec("reb(oot)", "ReloadRequested"),
  exec("reb(oot) vol(ume) HD1.2", "ReloadRequested"),
  exec("shut(down)", "ReloadRequested"),
  exec("run util bash", "ShellEntered"),
  exec("run util bash -c id", "ShellEntered"),
  exec("run /util bash", "ShellEntered"),
  exec("bash", "ShellEntered"),
  exec("mod(ify) sys db config.auditing value disable", "LoggingChanged"),
  exec("mod(ify) sys db log.mcpd.level value Emergency", "LoggingChanged"),
  exec("mod(ify) sys db liveinstall.checksig value disable", "ConfigChanged"),
  exec("mod(ify) sys syslog remote-servers none", "LoggingChanged"),
  exec("mod(ify) cli global-settings audit disabled", "LoggingChanged"),
  exec(
    "create auth user ghost partition-access add { all-partitions { role admin } }",
    "AccountChanged",
  ),
  exec("delete auth user ghost", "AccountChanged"),
  exec("create sys icall handler periodic quiet", "ScheduledTaskChanged"),
  exec("create ltm pool web members add { 198.51.100.20:80 }", "ConfigChanged"),
  exec("load sys config default", "ConfigChanged"),
  exec("save sys config", "CommandExecuted"),
  exec("run sys failover standby", "CommandExecuted"),
  exec("show sys software", "CommandExecuted"),
  exec("list sys db config.auditing", "CommandExecuted"),
];

export const tmosLines: readonly ComposedLine[] = [...software, ...others];
