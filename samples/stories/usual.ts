// Ordinary work that looks a little like an attack: backups, a power cut, an install-mode upgrade, an image restore.

import { backupAccount, desks, hosts, intruder, upgradeAccount } from "../estate.ts";
import type { Remark, Said, Story } from "../timeline.ts";
import { moment } from "../timeline.ts";
import { configured, login, logout, says } from "../vendors/cisco-ios.ts";
import { fortiLogin, says as fortiSays } from "../vendors/fortios.ts";
import { accounted } from "../vendors/tacacs.ts";

/** Saturday and Sunday. */
const nights = [5, 6];

/** The configuration of an old switch leaves it by TFTP: the direction is the difference. */
export function backups(device: string): Story {
  return {
    said: nights.map((night) => ({
      ...accounted({
        device,
        user: backupAccount,
        source: hosts.jump,
        command: `copy running-config tftp://${hosts.images}/backup/${device}.cfg`,
      }),
      atMs: moment(night, "23:05:10"),
    })),
  };
}

/** A switch without a battery-backed clock comes back after a power cut: no reload was asked for. */
export function powerCut(device: string): Story {
  const at = (clock: string, remark: Remark): Said => ({
    ...remark,
    isUnsynced: true,
    atMs: moment(1, clock),
  });
  const version =
    "Cisco IOS Software, C2960X Software (C2960X-UNIVERSALK9-M), Version 15.2(7)E8, RELEASE SOFTWARE (fc4)";
  return {
    downMs: [moment(1, "16:20:00"), moment(1, "16:41:30")],
    said: [
      at("16:41:31", says("SYS-5-RESTART", `System restarted --\n${version}`)),
      at("16:41:31", says("SYS-5-CONFIG_I", "Configured from memory by console")),
      at(
        "16:41:32",
        says("SNMP-5-COLDSTART", `SNMP agent on host ${device} is undergoing a cold start`),
      ),
    ],
  };
}

/** IOS-XE 17 in install mode, in the window, by the automation. */
export function installMode(): Story {
  const at = (clock: string, remark: Remark): Said => ({ ...remark, atMs: moment(6, clock) });
  const image = "cat9k_iosxe.17.09.05.SPA.bin";
  const engine = "Switch 1 R0/0: install_engine";
  const banner =
    "Cisco IOS Software [Cupertino], Catalyst L3 Switch Software (CAT9K_IOSXE), Version 17.9.5, RELEASE SOFTWARE (fc1)";
  return {
    downMs: [moment(6, "00:31:00"), moment(6, "00:37:00")],
    said: [
      at("00:10:03", login(upgradeAccount, hosts.jump)),
      at(
        "00:11:20",
        says("INSTALL-5-INSTALL_START_INFO", `${engine}: Started install one-shot flash:${image}`),
      ),
      at(
        "00:30:41",
        says(
          "INSTALL-5-INSTALL_COMPLETED_INFO",
          `${engine}: Completed install one-shot PACKAGE flash:${image}`,
        ),
      ),
      at(
        "00:30:50",
        says("SYS-5-RELOAD", `Reload requested by Chassis Manager. Reload Reason: Install.`),
      ),
      at("00:37:01", says("SYS-5-RESTART", `System restarted --\n${banner}`)),
      at("00:37:02", says("SYS-6-BOOTTIME", `Time taken to reboot after reload =  371 seconds`)),
      at("00:37:01", says("IOSXEBOOT-4-BOOT_SRC", "(rp/0): Bootloader upgrade not necessary.")),
      at("00:37:02", says("SYS-5-CONFIG_I", "Configured from memory by console")),
      at("00:40:10", login(upgradeAccount, hosts.jump)),
      at("00:41:30", logout(upgradeAccount, hosts.jump)),
      at("09:02:11", configured("mvale", desks[0])),
    ],
  };
}

/** An image is restored on a FortiGate from the address of the intruder. */
export const imageRestored: Story = {
  said: [
    {
      ...fortiLogin("contr02", intruder.source),
      atMs: moment(3, "03:41:12"),
    },
    {
      ...fortiSays("0100032202", {
        logdesc: "Image restored",
        user: "contr02",
        ui: `GUI(${intruder.source})`,
        action: "restore-image",
        status: "success",
        msg: `User contr02 restored the image from GUI(${intruder.source}) (v7.0.12 -> v7.0.5)`,
      }),
      atMs: moment(3, "03:44:50"),
    },
  ],
};
