// The families of vendors other than Cisco, line by line: what is read besides the command itself.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { CommandReading, Family } from "../command.ts";
import { readCommand } from "../read.ts";

type Told = Omit<CommandReading, "command">;

const toDevice = (protocol: string, host?: string) => ({
  transfer: { protocol, host, direction: "ToDevice" as const },
});
const fromDevice = (protocol: string, host?: string) => ({
  transfer: { protocol, host, direction: "FromDevice" as const },
});
const image = (imagePath: string, imageName = imagePath) => ({ imagePath, imageName });

const fortigate = "FGT_100F-v7.2.8.F-build1639-FORTINET.out";
const fortios: Readonly<Record<string, Told>> = {
  [`execute restore image tftp ${fortigate} 203.0.113.9`]: {
    activity: "ImageInstallStarted",
    ...toDevice("tftp", "203.0.113.9"),
    ...image(fortigate),
  },
  [`exec restore image ftp ${fortigate} 203.0.113.9:2121 ops secret-word`]: {
    activity: "ImageInstallStarted",
    ...toDevice("ftp", "203.0.113.9"),
    ...image(fortigate),
  },
  [`execute restore image usb ${fortigate}`]: {
    activity: "ImageInstallStarted",
    ...toDevice("usb"),
    ...image(fortigate),
  },
  "execute restore image management-station 12": {
    activity: "ImageInstallStarted",
    reason: "revision 12",
  },
  "execute restore config tftp edge.conf 203.0.113.9": {
    activity: "ConfigLoadedFromNetwork",
    ...toDevice("tftp", "203.0.113.9"),
  },
  "execute backup config tftp edge.conf 203.0.113.9": {
    activity: "CommandExecuted",
    ...fromDevice("tftp", "203.0.113.9"),
  },
  "execute set-next-reboot secondary": {
    activity: "BootVariableChanged",
    reason: "boots the secondary partition",
  },
  "execute reboot": { activity: "ReloadRequested" },
  "execute shutdown": { activity: "ReloadRequested", reason: "powers off" },
  "execute factoryreset": {
    activity: "ConfigChanged",
    reason: "back to the factory configuration, and reboots",
  },
  "execute formatlogdisk": { activity: "LoggingChanged", reason: "erases logs" },
  "execute log delete-all": { activity: "LoggingChanged", reason: "erases logs" },
  "execute update-now": { activity: "CommandExecuted" },
  "execute restore ips tftp nids.pkg 203.0.113.9": { activity: "CommandExecuted" },
  "fnsysctl ls /data": { activity: "ShellEntered" },
  "config log syslogd setting set status disable": {
    activity: "LoggingChanged",
    reason: "turned off",
  },
  "config system admin edit bob set accprofile super_admin": { activity: "AccountChanged" },
  "config system admin delete bob": { activity: "AccountChanged", reason: "removed" },
  "config system automation-stitch edit x set status enable": { activity: "ScheduledTaskChanged" },
  "config firewall policy edit 8 set logtraffic all": { activity: "ConfigChanged" },
  "get system status": { activity: "CommandExecuted" },
};

const panos: Readonly<Record<string, Told>> = {
  "request system software install version 10.1.6-h3": {
    activity: "ImageInstallStarted",
    reason: "version 10.1.6-h3",
  },
  "request system software install load-config running-config.xml file PanOS_vm-10.1.6-h3": {
    activity: "ImageInstallStarted",
    ...image("PanOS_vm-10.1.6-h3"),
  },
  "request system software download version 10.1.6-h3": {
    activity: "ImageCopied",
    ...toDevice("https"),
    reason: "version 10.1.6-h3",
  },
  "request system software check": { activity: "CommandExecuted" },
  "request content upgrade install version latest": { activity: "CommandExecuted" },
  "request wildfire upgrade download latest": { activity: "CommandExecuted" },
  "request restart system": { activity: "ReloadRequested" },
  "request restart dataplane": { activity: "CommandExecuted" },
  "request shutdown system": { activity: "ReloadRequested", reason: "powers off" },
  "debug swm revert": { activity: "ImageInstallStarted", reason: "back to the former software" },
  "debug swm status": { activity: "CommandExecuted" },
  "debug system maintenance-mode": {
    activity: "ReloadRequested",
    reason: "into maintenance mode",
  },
  "scp import software from ops@203.0.113.9:/images/PanOS_vm-10.1.6-h3": {
    activity: "ImageCopied",
    ...toDevice("scp", "203.0.113.9"),
    ...image("/images/PanOS_vm-10.1.6-h3", "PanOS_vm-10.1.6-h3"),
  },
  "tftp import software from 203.0.113.9 file PanOS_vm-10.1.6-h3": {
    activity: "ImageCopied",
    ...toDevice("tftp", "203.0.113.9"),
    ...image("PanOS_vm-10.1.6-h3"),
  },
  "scp import configuration from ops@[2001:db8::9]:/edge.xml": {
    activity: "CommandExecuted",
    ...toDevice("scp", "2001:db8::9"),
  },
  "scp export configuration from running-config.xml to ops@203.0.113.9:/edge.xml": {
    activity: "CommandExecuted",
    ...fromDevice("scp", "203.0.113.9"),
  },
  "delete software version 9.1.0": { activity: "ImageDeleted", reason: "version 9.1.0" },
  "clear log system": { activity: "LoggingChanged", reason: "clears a log" },
  "set shared log-settings syslog s server x transport UDP": { activity: "LoggingChanged" },
  "delete shared log-settings syslog s": { activity: "LoggingChanged", reason: "removed" },
  "set mgt-config users bob permissions role-based superuser yes": { activity: "AccountChanged" },
  "set network interface ethernet ethernet1/1 comment x": { activity: "ConfigChanged" },
  "show system info": { activity: "CommandExecuted" },
  commit: { activity: "ConfigChanged" },
};

const bigip = "BIGIP-16.1.4.iso";
const tmos: Readonly<Record<string, Told>> = {
  [`install sys software image ${bigip} volume HD1.2 reboot`]: {
    activity: "ImageInstallStarted",
    ...image(bigip),
    reason: "on volume HD1.2, reboots",
  },
  [`tmsh install /sys software hotfix ${bigip} volume HD1.3 create-volume`]: {
    activity: "ImageInstallStarted",
    ...image(bigip),
    reason: "on volume HD1.3",
  },
  [`delete sys software image ${bigip}`]: { activity: "ImageDeleted", ...image(bigip) },
  "delete sys software volume HD1.3": {
    activity: "ImageDeleted",
    ...image("HD1.3"),
    reason: "whole volume",
  },
  "reboot volume HD1.2": { activity: "ReloadRequested", reason: "boots volume HD1.2" },
  reboot: { activity: "ReloadRequested" },
  "run util bash -c id": { activity: "ShellEntered" },
  "run /util bash": { activity: "ShellEntered" },
  "run sys failover standby": { activity: "CommandExecuted" },
  "cd / ; modify sys db config.auditing value disable": {
    activity: "LoggingChanged",
    reason: "turned off",
  },
  "modify sys db liveinstall.checksig value disable": {
    activity: "ConfigChanged",
    reason: "images are not checked for their signature",
  },
  'modify { db_variable { db_variable_name "liveinstall.checksig" db_variable_value "disable" } }':
    { activity: "ConfigChanged", reason: "images are not checked for their signature" },
  "delete sys syslog remote-servers": { activity: "LoggingChanged", reason: "removed" },
  "create auth user bob partition-access add { all-partitions { role admin } }": {
    activity: "AccountChanged",
  },
  "create sys icall handler periodic x": { activity: "ScheduledTaskChanged" },
  "create ltm pool p members add { 192.0.2.9:80 }": { activity: "ConfigChanged" },
  "load sys config default": {
    activity: "ConfigChanged",
    reason: "back to the factory configuration",
  },
  "save sys config": { activity: "CommandExecuted" },
  "show sys software": { activity: "CommandExecuted" },
};

const vrpImage = "s5700-v200r021c10spc600.cc";
const vrp: Readonly<Record<string, Told>> = {
  [`startup system-software ${vrpImage}`]: {
    activity: "BootVariableChanged",
    ...image(vrpImage),
  },
  [`startup system-software flash:/${vrpImage} backup`]: {
    activity: "BootVariableChanged",
    ...image(`flash:/${vrpImage}`, vrpImage),
    reason: "backup",
  },
  "startup saved-configuration x.zip": {
    activity: "BootVariableChanged",
    reason: "configuration at the next boot",
  },
  "patch load p.pat all run": {
    activity: "ImageInstallStarted",
    ...image("p.pat"),
    reason: "loads a patch",
  },
  "patch delete all": { activity: "CommandExecuted", reason: "takes a patch out of force" },
  "upgrade rom all": { activity: "BootloaderUpgraded" },
  reboot: { activity: "ReloadRequested" },
  "reboot fast": { activity: "ReloadRequested", reason: "without confirmation" },
  "schedule reboot at 23:00": { activity: "ReloadRequested", reason: "scheduled at 23:00" },
  "undo schedule reboot": { activity: "CommandExecuted", reason: "cancels a reload" },
  "reset saved-configuration": {
    activity: "ConfigChanged",
    reason: "erases the startup configuration",
  },
  [`tftp 203.0.113.9 get ${vrpImage}`]: {
    activity: "ImageCopied",
    ...toDevice("tftp", "203.0.113.9"),
    ...image(vrpImage),
  },
  [`tftp ipv6 2001:db8::9 get ${vrpImage} flash:/${vrpImage}`]: {
    activity: "ImageCopied",
    ...toDevice("tftp", "2001:db8::9"),
    ...image(`flash:/${vrpImage}`, vrpImage),
  },
  [`tftp -a 192.0.2.1 203.0.113.9 vpn-instance mgmt put vrpcfg.zip`]: {
    activity: "CommandExecuted",
    ...fromDevice("tftp", "203.0.113.9"),
  },
  [`delete /unreserved flash:/${vrpImage}`]: {
    activity: "ImageDeleted",
    ...image(`flash:/${vrpImage}`, vrpImage),
  },
  "undo info-center enable": { activity: "LoggingChanged", reason: "removed" },
  "info-center loghost 192.0.2.20": { activity: "LoggingChanged" },
  "reset logbuffer": { activity: "LoggingChanged", reason: "clears logs" },
  "local-user bob privilege level 15": { activity: "AccountChanged" },
  "display startup": { activity: "CommandExecuted" },
  "dis version | include VRP": { activity: "CommandExecuted" },
};

const ipe = "flash:/5130ei-cmw710-system-r3507.bin";
const ipeName = "5130ei-cmw710-system-r3507.bin";
const comware: Readonly<Record<string, Told>> = {
  [`boot-loader file ${ipe} slot 1 main`]: {
    activity: "BootVariableChanged",
    ...image(ipe, ipeName),
    reason: "main",
  },
  [`boot-loader file boot ${ipe} system flash:/s.bin all backup`]: {
    activity: "BootVariableChanged",
    ...image(ipe, ipeName),
    reason: "backup",
  },
  "bootrom update file flash:/boot.btm slot 1": {
    activity: "BootloaderUpgraded",
    ...image("flash:/boot.btm", "boot.btm"),
  },
  "bootrom backup slot 1": { activity: "CommandExecuted" },
  [`install activate system ${ipe} slot 1`]: {
    activity: "ImageInstallStarted",
    ...image(ipe, ipeName),
  },
  [`issu load file system ${ipe} slot 1`]: {
    activity: "ImageInstallStarted",
    ...image(ipe, ipeName),
  },
  "reboot force": { activity: "ReloadRequested", reason: "without confirmation" },
  "scheduler reboot delay 5": { activity: "ReloadRequested", reason: "scheduled delay 5" },
  "reset saved-configuration main": {
    activity: "ConfigChanged",
    reason: "erases the startup configuration",
  },
  "restore factory-default": {
    activity: "ConfigChanged",
    reason: "back to the factory configuration",
  },
  "restore startup-configuration from 203.0.113.9 edge.cfg": {
    activity: "ConfigLoadedFromNetwork",
    ...toDevice("tftp", "203.0.113.9"),
  },
  [`tftp 203.0.113.9 get ${ipeName} ${ipe}`]: {
    activity: "ImageCopied",
    ...toDevice("tftp", "203.0.113.9"),
    ...image(ipe, ipeName),
  },
  "undo info-center loghost 192.0.2.20": { activity: "LoggingChanged", reason: "removed" },
  "undo bootrom-update security-check enable": {
    activity: "ConfigChanged",
    reason: "boot ROM images are not checked",
  },
  "scheduler job x": { activity: "ScheduledTaskChanged" },
  python: { activity: "ShellEntered" },
  "display boot-loader": { activity: "CommandExecuted" },
};

const tables: Partial<Readonly<Record<Family, Readonly<Record<string, Told>>>>> = {
  fortios,
  panos,
  tmos,
  vrp,
  comware,
};

for (const [family, lines] of Object.entries(tables)) {
  test(`each line of ${family} is read as what it does`, () => {
    for (const [line, expected] of Object.entries(lines)) {
      const { command: _, ...read } = readCommand(line, { family: family as Family });
      assert.deepEqual(
        JSON.parse(JSON.stringify(read)),
        JSON.parse(JSON.stringify(expected)),
        line,
      );
    }
  });
}

test("words are spelt out where they can mean one thing only", () => {
  const spelt: readonly (readonly [Family, string, string])[] = [
    [
      "fortios",
      "exec rest image tftp x.out 203.0.113.9",
      "execute restore image tftp x.out 203.0.113.9",
    ],
    ["vrp", "sta sys x.cc", "startup system-software x.cc"],
    ["vrp", "und info ena", "und info ena"],
    ["comware", "boot-l file flash:/x.bin slot 1 mai", "boot-loader file flash:/x.bin slot 1 main"],
    ["panos", "req restart sys", "request restart system"],
    [
      "tmos",
      "inst sys soft image x.iso vol HD1.2",
      "install sys software image x.iso volume HD1.2",
    ],
  ];
  for (const [family, line, command] of spelt) {
    assert.equal(readCommand(line, { family }).command, command, line);
  }
});
