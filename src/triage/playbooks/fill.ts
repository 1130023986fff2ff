// A command of a playbook becomes one to paste at the case's device. Names come out of logs, which an attacker can
// write: a name that is not one plain word stays a place for a person to fill.

import type { DeviceActivity } from "../enquiry.ts";

/** What a command may leave open. */
export const placeholders = ["image", "filesystem"] as const;

type Placeholder = (typeof placeholders)[number];

export type CommandValues = Readonly<Partial<Record<Placeholder, string>>>;

const place = /\{([a-z-]{1,20})\}/g;

export function placeholdersIn(command: string): readonly string[] {
  return [...command.matchAll(place)].map(([, name = ""]) => name);
}

/** What nothing safe fills stands in angle brackets, as vendors write what is to be filled in. */
export function filled(command: string, values: CommandValues): string {
  return command.replace(place, (_, name: string) => {
    const known = placeholders.find((one) => one === name);
    return (known === undefined ? undefined : values[known]) ?? `<${name}>`;
  });
}

/** A file on a file system of the device, in words that no command line reads as more than a name. */
const safePath = /^(?<filesystem>[a-z][a-z0-9_-]{0,30}):\/{0,2}(?<path>[\w][\w./+-]{0,200})$/i;
const safeName = /^[\w][\w.+-]{0,120}$/;

/** Names of protocols stand where those of file systems do. */
const networks = /^(?:tftp|ftp|sftp|scp|http|https|rcp)$/i;

/** From what was told last: the image that the case is about, on a file system of the device where one is told. */
export function valuesOf(activities: readonly DeviceActivity[]): CommandValues {
  const latest = activities.toReversed();
  for (const { imagePath } of latest) {
    const { filesystem = "" } = safePath.exec(imagePath)?.groups ?? {};
    const isLocal = filesystem !== "" && !networks.test(filesystem) && !imagePath.includes("..");
    if (isLocal) return { image: imagePath, filesystem: `${filesystem}:` };
  }
  const named = latest.find(({ imageName }) => safeName.test(imageName));
  return named === undefined ? {} : { image: named.imageName };
}
