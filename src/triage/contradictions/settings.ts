// Boot loader and configuration register, by the device's own word and by its logs.

import type { Fact } from "#evidence";
import { compareVersions } from "#images";
import { quoted, valuesInWords } from "../wording.ts";
import { type Account, lastTold, placeInLog } from "./account.ts";
import type { ContradictionRow } from "./row.ts";

const bootLoaderNotUpgraded: ContradictionRow = {
  sign: "boot-loader-differs-from-log",
  because:
    "The log tells of an upgrade of the boot loader, and the device shows another version: the upgrade did not take, waits " +
    "for a reload, or what is shown is not what runs.",
  next: "Ask for the version in the ROM monitor itself, last of all steps, because it needs a reload",
  techniques: ["T1542.004"],
  find: (account) => {
    const shown = account.of("BootLoaderVersion").filter(({ value }) => /\d/.test(value));
    const last = lastTold(
      account,
      ({ activity, version }) => activity === "BootloaderUpgraded" && version !== "",
    );
    const [fact] = shown;
    if (fact === undefined || last === undefined) return [];
    const { version } = last.activity;
    if (shown.some(({ value }) => isSame(version, value))) return [];
    const says = `the log tells that the boot loader became ${quoted(version)}; the device shows ${valuesInWords(shown.map(({ value }) => value))}`;
    const severity = hasStartedSince(account, last.ticks) ? "medium" : "low";
    return [{ severity, subject: fact.subject, says, at: [fact.at, placeInLog(last)] }];
  },
};

const isSame = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase() || compareVersions(one, other) === 0;

function hasStartedSince({ told, start }: Account, ticks: bigint): boolean {
  if (start !== undefined) return start.ticks > ticks;
  return told.some((one) => one.activity.activity === "Restarted" && one.ticks > ticks);
}

const register: ContradictionRow = {
  sign: "register-differs-from-log",
  because:
    "The log tells that the configuration register was set, and the device shows another value, now and for the next " +
    "reload: it was set again unlogged, or in the ROM monitor.",
  next: "Ask who was at the console; compare with the device's own earlier value",
  techniques: ["T1542.004"],
  find: (account) => {
    const shown: readonly Fact[] = [
      ...account.of("ConfigRegister"),
      ...account.of("ConfigRegisterNext"),
    ];
    const last = lastTold(
      account,
      ({ activity, configRegister }) =>
        activity === "ConfigRegisterChanged" && /^0x[0-9a-f]{1,4}$/i.test(configRegister),
    );
    const [fact] = shown;
    if (fact === undefined || last === undefined) return [];
    const { configRegister } = last.activity;
    if (shown.some(({ value }) => Number(value) === Number(configRegister))) return [];
    const says = `the log tells that the register was set to ${quoted(configRegister)}; the device shows ${valuesInWords(shown.map(({ value }) => value))}`;
    return [{ severity: "medium", subject: fact.subject, says, at: [fact.at, placeInLog(last)] }];
  },
};

export const settingRows: readonly ContradictionRow[] = [bootLoaderNotUpgraded, register];
