// Lines as people type them, and what each does.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { CommandReading, Family, Transfer } from "./command.ts";
import { readCommand } from "./read.ts";

type Expected = Partial<CommandReading> & Pick<CommandReading, "activity">;
type Case = readonly [line: string, command: string, expected: Expected];

function assertReads(family: Family, cases: readonly Case[], mode?: "exec" | "config"): void {
  for (const [line, command, expected] of cases) {
    const read = readCommand(line, { family, mode });
    const asked = Object.keys({ transfer: 0, imageName: 0, ...expected });
    const told = Object.fromEntries(Object.entries(read).filter(([key]) => asked.includes(key)));
    const defined = Object.fromEntries(
      Object.entries(told).filter(([, value]) => value !== undefined),
    );
    assert.deepEqual({ command: read.command, ...defined }, { command, ...expected }, line);
  }
}

const image = "c2900-universalk9-mz.SPA.157-3.M2.bin";

function tftp(direction: Transfer["direction"], host?: string): Transfer {
  return { protocol: "tftp", host, direction };
}

test("a copy is of an image where it is brought to a file system, and a backup where it goes out", () => {
  assertReads("ios", [
    [
      "cop tft fla",
      "copy tftp: flash:",
      {
        activity: "ImageCopied",
        transfer: tftp("ToDevice"),
        reason: "names are left to prompts",
      },
    ],
    [
      `copy /noverify tftp://192.0.2.7/${image} flash0:${image} vrf MGMT`,
      `copy /noverify tftp://192.0.2.7/${image} flash0:${image} vrf MGMT`,
      {
        activity: "ImageCopied",
        transfer: tftp("ToDevice", "192.0.2.7"),
        imagePath: `flash0:${image}`,
        imageName: image,
        imageFlags: "SPA",
        reason: "without verification",
      },
    ],
    [
      "copy run tftp://192.0.2.7/edge1-confg",
      "copy running-config tftp://192.0.2.7/edge1-confg",
      { activity: "CommandExecuted", transfer: tftp("FromDevice", "192.0.2.7") },
    ],
    [
      "copy run tftp:",
      "copy running-config tftp:",
      { activity: "CommandExecuted", transfer: tftp("FromDevice") },
    ],
    [
      `copy flash:${image} tftp://192.0.2.7/`,
      `copy flash:${image} tftp://192.0.2.7/`,
      { activity: "CommandExecuted", transfer: tftp("FromDevice", "192.0.2.7"), imageName: image },
    ],
    [
      "copy tftp://192.0.2.7/edge1-confg running-config",
      "copy tftp://192.0.2.7/edge1-confg running-config",
      { activity: "ConfigLoadedFromNetwork", transfer: tftp("ToDevice", "192.0.2.7") },
    ],
    [
      "copy tftp://192.0.2.7/edge1.cfg flash:",
      "copy tftp://192.0.2.7/edge1.cfg flash:",
      { activity: "CommandExecuted", transfer: tftp("ToDevice", "192.0.2.7") },
    ],
    ["copy run start", "copy running-config startup-config", { activity: "CommandExecuted" }],
    [
      `copy usb0:${image} flash:`,
      `copy usb0:${image} flash:`,
      {
        activity: "ImageCopied",
        transfer: { protocol: "usb", direction: "ToDevice" },
        imageName: image,
      },
    ],
    [
      `copy flash0:${image} flash1:`,
      `copy flash0:${image} flash1:`,
      { activity: "ImageCopied", transfer: { direction: "OnDevice" }, imageName: image },
    ],
  ]);
});

test("what decides the next boot is a boot variable or the configuration register", () => {
  assertReads("ios", [
    [
      `boot sys flash flash0:${image}`,
      `boot system flash flash0:${image}`,
      { activity: "BootVariableChanged", imageName: image },
    ],
    [
      `boot system tftp ${image} 192.0.2.7`,
      `boot system tftp ${image} 192.0.2.7`,
      {
        activity: "BootVariableChanged",
        transfer: tftp("ToDevice", "192.0.2.7"),
        imageName: image,
      },
    ],
    [
      `no boot system flash0:${image}`,
      `no boot system flash0:${image}`,
      { activity: "BootVariableChanged", imageName: image, reason: "removed" },
    ],
    [
      "conf-reg 0x2142",
      "config-register 0x2142",
      {
        activity: "ConfigRegisterChanged",
        configRegister: "0x2142",
        reason: "ignores startup-config",
      },
    ],
    ["boot-start-marker", "boot-start-marker", { activity: "ConfigChanged" }],
    [
      "boot manual",
      "boot manual",
      { activity: "BootVariableChanged", reason: "stays in the boot loader" },
    ],
    [
      "boot host tftp edge1-confg 192.0.2.7",
      "boot host tftp edge1-confg 192.0.2.7",
      { activity: "BootVariableChanged", transfer: tftp("ToDevice", "192.0.2.7") },
    ],
  ]);
  assertReads("nxos", [
    [
      "configure terminal ; boot nxos bootflash:nxos.9.3.10.bin",
      "boot nxos bootflash:nxos.9.3.10.bin",
      { activity: "BootVariableChanged", imageName: "nxos.9.3.10.bin" },
    ],
    ["write erase boot", "write erase boot", { activity: "BootVariableChanged" }],
  ]);
  assertReads("asa", [
    [
      "boot system disk0:/asa9-20-3-smp-k8.bin",
      "boot system disk0:/asa9-20-3-smp-k8.bin",
      { activity: "BootVariableChanged", imageName: "asa9-20-3-smp-k8.bin" },
    ],
  ]);
});

test("an install names its image, where it is from and how far it goes", () => {
  const bundle = "cat9k_iosxe.17.03.01.SPA.bin";
  assertReads("ios", [
    [
      `inst add file tftp://192.0.2.7/${bundle} activate commit prompt none`,
      `install add file tftp://192.0.2.7/${bundle} activate commit prompt-level none`,
      {
        activity: "ImageInstallStarted",
        transfer: tftp("ToDevice", "192.0.2.7"),
        imageName: bundle,
        imageFlags: "SPA",
        reason: "activates, commits, without confirmation",
      },
    ],
    [
      "install rollback to base",
      "install rollback to base",
      { activity: "ImageInstallStarted", reason: "rolls back" },
    ],
    [
      "install remove inactive",
      "install remove inactive",
      { activity: "ImageDeleted", reason: "software that is not in use" },
    ],
    ["install abort", "install abort", { activity: "CommandExecuted" }],
    [
      "upgrade rom-monitor filename bootflash:isr4400_rommon_1612_2r.pkg all",
      "upgrade rom-monitor filename bootflash:isr4400_rommon_1612_2r.pkg all",
      { activity: "BootloaderUpgraded", imageName: "isr4400_rommon_1612_2r.pkg" },
    ],
  ]);
  assertReads("xr", [
    [
      "(admin) install add source tftp://192.0.2.7/pies asr9k-mini-px.pie-5.3.4",
      "install add source tftp://192.0.2.7/pies asr9k-mini-px.pie-5.3.4",
      {
        activity: "ImageInstallStarted",
        transfer: tftp("ToDevice", "192.0.2.7"),
        imageName: "asr9k-mini-px.pie-5.3.4",
      },
    ],
    [
      "upgrade hw-module location all fpd rommon",
      "upgrade hw-module location all fpd rommon",
      { activity: "BootloaderUpgraded" },
    ],
  ]);
  assertReads("nxos", [
    [
      "install all nxos bootflash:nxos.9.3.10.bin no-reload",
      "install all nxos bootflash:nxos.9.3.10.bin no-reload",
      {
        activity: "ImageInstallStarted",
        imageName: "nxos.9.3.10.bin",
        reason: "does not reload",
      },
    ],
  ]);
  assertReads("asa", [
    [
      "upgrade rommon disk0:/asa5500-firmware-1108.SPA",
      "upgrade rommon disk0:/asa5500-firmware-1108.SPA",
      {
        activity: "BootloaderUpgraded",
        imageName: "asa5500-firmware-1108.SPA",
        imageFlags: "SPA",
      },
    ],
  ]);
  assertReads("eos", [
    [
      "install source flash:EOS-4.28.3M.swi reload now",
      "install source flash:EOS-4.28.3M.swi reload now",
      { activity: "ImageInstallStarted", imageName: "EOS-4.28.3M.swi", reason: "reloads" },
    ],
  ]);
});

test("a reload says when, and whether the device asks; taking it back is none", () => {
  assertReads("ios", [
    ["rel in 5", "rel in 5", { activity: "CommandExecuted" }],
    ["relo in 5", "reload in 5", { activity: "ReloadRequested", reason: "scheduled in 5" }],
    ["reload /noverify", "reload /noverify", reload("without verification")],
    ["reload cancel", "reload cancel", { activity: "CommandExecuted" }],
    ["hw-module subslot 0/1 reload", "hw-module subslot 0/1 reload", reload("one module")],
  ]);
  assertReads("asa", [
    ["reload save-config noconf", "reload save-config noconfirm", reload("without confirmation")],
  ]);
  assertReads("eos", [["reload now", "reload now", reload("without confirmation")]]);
});

function reload(reason: string): Expected {
  return { activity: "ReloadRequested", reason };
}

test("deleting an image, and wiping what it lies on, deletes it; erasing the configuration changes that", () => {
  assertReads("ios", [
    [`del /force flash:${image}`, `delete /force flash:${image}`, deleted(image)],
    ["delete flash:old.cfg", "delete flash:old.cfg", { activity: "CommandExecuted" }],
    ["format flash:", "format flash:", { activity: "ImageDeleted", reason: "whole file system" }],
    ["er nvram:", "erase nvram:", erased],
    ["wr er", "write erase", erased],
    ["factory-reset all", "factory-reset all", { activity: "ImageDeleted" }],
  ]);
});

function deleted(imageName: string): Expected {
  return { activity: "ImageDeleted", imageName };
}

const erased: Expected = {
  activity: "ConfigChanged",
  reason: "erases the startup configuration",
};

test("what hides or opens a device is told by a word of its own", () => {
  assertReads("ios", [
    ["no logging host 192.0.2.9", "no logging host 192.0.2.9", { activity: "LoggingChanged" }],
    ["clear logg", "clear logging", { activity: "LoggingChanged" }],
    [
      "no aaa acc commands 15 default",
      "no aaa accounting commands 15 default",
      { activity: "LoggingChanged" },
    ],
    ["username ops privilege 15", "username ops privilege 15", { activity: "AccountChanged" }],
    ["event man app QUIET", "event manager applet QUIET", { activity: "ScheduledTaskChanged" }],
    ["guestshell run bash", "guestshell run bash", { activity: "ShellEntered" }],
    [
      "req plat soft sys shell rp active r0",
      "request platform software system shell rp active r0",
      { activity: "ShellEntered" },
    ],
    ["no file verify auto", "no file verify auto", { activity: "ConfigChanged" }],
    ["do-exec show region", "show region", { activity: "CommandExecuted" }],
    ["service internal", "service internal", { activity: "ConfigChanged" }],
  ]);
  assertReads("asa", [
    ["no logging message 302013", "no logging message 302013", { activity: "LoggingChanged" }],
  ]);
  assertReads("nxos", [
    ["run bash sudo su", "run bash sudo su", { activity: "ShellEntered" }],
    ["configure terminal ; feature bash-shell", "feature bash-shell", { activity: "ShellEntered" }],
  ]);
});

test("output that is written to a server leaves the device", () => {
  assertReads("ios", [
    [
      "sh run | redir tftp://192.0.2.7/x",
      "show running-config | redirect tftp://192.0.2.7/x",
      { activity: "CommandExecuted", transfer: tftp("FromDevice", "192.0.2.7") },
    ],
    ["sh ver|inc image", "show version | include image", { activity: "CommandExecuted" }],
  ]);
  assertReads("nxos", [
    [
      "show running-config > tftp://192.0.2.7/x",
      "show running-config > tftp://192.0.2.7/x",
      { activity: "CommandExecuted", transfer: tftp("FromDevice", "192.0.2.7") },
    ],
  ]);
});

test("a line of the configuration log is configuration, and no exec command", () => {
  const inLog: readonly Case[] = [
    ["copy tftp: flash:", "copy tftp: flash:", { activity: "ConfigChanged" }],
    [
      "do copy tftp: flash:",
      "copy tftp: flash:",
      { activity: "ImageCopied", transfer: tftp("ToDevice") },
    ],
    ["!exec: enable", "enable", { activity: "CommandExecuted" }],
    ["description to tftp | x", "description to tftp | x", { activity: "ConfigChanged" }],
  ];
  assertReads("ios", inLog, "config");
});

test("what no grammar knows is a command as it was typed", () => {
  for (const line of ["", "frobnicate it", "c", "b s flash:x.bin"]) {
    const read = readCommand(line, { family: "ios" });
    assert.deepEqual([read.command, read.activity], [line, "CommandExecuted"]);
  }
});

test("words below a heading of a configuration are left alone, and are nothing that they look like", () => {
  const belowHeadings: Readonly<
    Record<Extract<Family, "ios" | "nxos" | "asa">, readonly string[]>
  > = {
    ios: [
      "mode none",
      "class CM",
      "priority",
      "name USERS",
      "session target ipv4:192.0.2.7",
      "logging event link-status",
      "logging synchronous",
      "bootfile x.bin",
      "set ip next-hop 192.0.2.7",
      "permit ip any any log",
      "upgrade fpd auto",
      "remark copy tftp: flash:",
    ],
    nxos: ["slot 1", "load 30", "server 192.0.2.7", "log", "member vlan 10"],
    asa: ["log", "ftp mode passive", "class inspection_default", "group-object SERVERS"],
  };
  for (const family of ["ios", "nxos", "asa"] as const) {
    for (const line of belowHeadings[family]) {
      for (const mode of ["config", undefined] as const) {
        const { command, activity } = readCommand(line, { family, mode });
        assert.equal(command, line);
        assert.ok(activity === "ConfigChanged" || activity === "CommandExecuted", line);
      }
    }
  }
});
