// What a grammar makes of a command line.

import type { Activity, TransferDirection } from "#schema";

/** Operating systems whose command lines share one grammar. `ios` is IOS and IOS-XE, `tmos` F5, `vrp` Huawei. */
export const families = [
  "ios",
  "xr",
  "nxos",
  "asa",
  "eos",
  "junos",
  "panos",
  "fortios",
  "tmos",
  "comware",
  "vrp",
] as const;

export type Family = (typeof families)[number];

export interface CommandSettings {
  readonly family: Family;
  /** `config`: the line is known to be configuration, as in a configuration log. Absent: it may be either. */
  readonly mode?: "exec" | "config" | undefined;
}

export interface Transfer {
  /** Scheme in lower case: tftp, ftp, scp, sftp, http, https, rcp, usb; absent between file systems of the device. */
  readonly protocol?: string | undefined;
  /** Name or address, without brackets, user, port or VRF; absent where the line leaves it to a prompt. */
  readonly host?: string | undefined;
  readonly direction: TransferDirection;
}

export interface CommandReading {
  /** Words spelt out where the abbreviation is unambiguous, one blank between, `do` and `sudo` and `<cr>` off. */
  readonly command: string;
  /** `CommandExecuted` where the line does nothing that has a word of its own. */
  readonly activity: Activity;
  readonly transfer?: Transfer | undefined;
  /** The image that the line names: its path as written, and the name of the file. */
  readonly imagePath?: string | undefined;
  readonly imageName?: string | undefined;
  /** SPA, SSA. */
  readonly imageFlags?: string | undefined;
  /** As written: `0x2142`. */
  readonly configRegister?: string | undefined;
  /** What else decides: `ignores startup-config`, `without confirmation`, … */
  readonly reason?: string | undefined;
}
