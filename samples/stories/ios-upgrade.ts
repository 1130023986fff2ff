// The benign twin: the same steps on another router, by the automation, in the Sunday window, from the approved server.

import { hosts, upgradeAccount } from "../estate.ts";
import type { Remark, Said, Story } from "../timeline.ts";
import { moment } from "../timeline.ts";
import { configLine, configured, login, logout, says } from "../vendors/cisco-ios.ts";
import { accounted } from "../vendors/tacacs.ts";

export const device = "brk-edge-r1";
const user = upgradeAccount;
const source = hosts.jump;
const image = "isr4300-universalk9.17.09.05a.SPA.bin";
const sunday = 6;

const at = (clock: string, remark: Remark): Said => ({ ...remark, atMs: moment(sunday, clock) });
const unsynced = (remark: Remark): Remark => ({ ...remark, isUnsynced: true });

const restarted = says(
  "SYS-5-RESTART",
  [
    "System restarted --",
    "Cisco IOS Software [Cupertino], ISR Software (X86_64_LINUX_IOSD-UNIVERSALK9-M), Version 17.9.5a, RELEASE SOFTWARE (fc1)",
    "Technical Support: http://www.cisco.com/techsupport",
    "Compiled Mon 29-Jan-24 23:10 by mcpre",
  ].join("\n"),
);

export const told: Story = {
  downMs: [moment(sunday, "01:20:31"), moment(sunday, "01:23:49")],
  said: [
    at("01:00:04", login(user, source)),
    at("01:16:20", configLine(user, "no boot system")),
    at("01:16:21", configLine(user, `boot system bootflash:${image}`)),
    at("01:16:24", configured(user, source)),
    at(
      "01:20:30",
      says(
        "SYS-5-RELOAD",
        `Reload requested by ${user} on vty0 (${source}). Reload Reason: CHG0412 approved upgrade.`,
      ),
    ),
    at("01:23:50", unsynced(restarted)),
    at(
      "01:23:50",
      unsynced(says("SNMP-5-COLDSTART", `SNMP agent on host ${device} is undergoing a cold start`)),
    ),
    at(
      "01:23:51",
      unsynced(says("SYS-6-BOOTTIME", "Time taken to reboot after reload =  198 seconds")),
    ),
    at("01:23:52", unsynced(says("SYS-5-CONFIG_I", "Configured from memory by console"))),
    at("01:24:30", says("BGP-5-ADJCHANGE", "neighbor 192.0.2.5 Up ")),
    at("01:26:02", login(user, source)),
    at("01:27:40", logout(user, source)),
  ],
};

const run = (clock: string, command: string): Said =>
  at(clock, accounted({ device, user, source, command }));

export const accountedMeanwhile: Story = {
  said: [
    run("01:00:09", "show version"),
    run("01:00:15", "dir bootflash:"),
    run("01:01:02", `copy scp://${user}@${hosts.images}/${image} bootflash:${image}`),
    run("01:13:40", `verify /sha512 bootflash:${image}`),
    run("01:16:18", "configure terminal"),
    run("01:16:55", "copy running-config startup-config"),
    run("01:20:29", "reload reason CHG0412 approved upgrade"),
    run("01:26:10", "show version"),
  ],
};
