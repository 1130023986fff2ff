// What was not shown becomes the commands to ask for next, in the words of the device's family, and why. A command is
// a row; only commands whose output is read are asked for.

import type { Family } from "#commands";
import type { DeviceEvidence } from "./device-evidence.ts";
import type { FactKind } from "./fact.ts";
import type { Check } from "./integrity.ts";

export interface Ask {
  /** To paste at the device; words in capitals are to be filled in. */
  readonly command: string;
  readonly why: string;
}

interface AskRow {
  readonly families: readonly Family[];
  readonly command: string;
  readonly why: string;
  /** Where one of these is shown, nothing is left to ask. */
  readonly tells: readonly FactKind[];
}

const running = "tells which version runs, since when, and from which file";
const next = "tells what will be booted next";
const listing = "shows second images, odd names, sizes and dates";
const packages = "tells the packages that run";
const signer = "tells who signed what runs";

/** The most telling first. */
export const askRows: readonly AskRow[] = [
  {
    families: ["ios", "nxos", "asa", "xr", "eos", "junos"],
    command: "show version",
    why: running,
    tells: ["UptimeSeconds"],
  },
  {
    families: ["vrp", "comware"],
    command: "display version",
    why: running,
    tells: ["UptimeSeconds"],
  },
  { families: ["panos"], command: "show system info", why: running, tells: ["Version"] },
  { families: ["fortios"], command: "get system status", why: running, tells: ["Version"] },
  { families: ["tmos"], command: "show sys version", why: running, tells: ["Version"] },
  { families: ["ios", "asa"], command: "show bootvar", why: next, tells: ["BootVariable"] },
  { families: ["nxos"], command: "show boot", why: next, tells: ["BootVariable"] },
  { families: ["eos"], command: "show boot-config", why: next, tells: ["BootVariable"] },
  { families: ["vrp"], command: "display startup", why: next, tells: ["BootVariable"] },
  { families: ["comware"], command: "display boot-loader", why: next, tells: ["BootVariable"] },
  {
    families: ["fortios"],
    command: "diagnose sys flash list",
    why: "tells the images on both partitions, and which of them is booted",
    tells: ["InstalledPackage"],
  },
  {
    families: ["tmos"],
    command: "show sys software",
    why: "tells the volumes, and which of them is booted",
    tells: ["InstalledPackage"],
  },
  {
    families: ["ios"],
    command: "show romvar",
    why: "tells what the ROM monitor keeps out of sight of the configuration",
    tells: ["RommonVariable"],
  },
  {
    families: ["ios"],
    command: "show platform",
    why: "tells the version of the ROM monitor, which show version of IOS XE leaves out",
    tells: ["BootLoaderVersion"],
  },
  {
    families: ["junos"],
    command: "show chassis firmware",
    why: "tells the versions of boot loaders",
    tells: ["BootLoaderVersion"],
  },
  {
    families: ["ios", "nxos", "asa"],
    command: "show software authenticity running",
    why: signer,
    tells: ["ImageType"],
  },
  {
    families: ["ios", "asa", "xr"],
    command: "dir all-filesystems",
    why: listing,
    tells: ["FileSize"],
  },
  { families: ["nxos"], command: "dir bootflash:", why: listing, tells: ["FileSize"] },
  { families: ["eos", "vrp", "comware"], command: "dir", why: listing, tells: ["FileSize"] },
  { families: ["xr"], command: "show install active", why: packages, tells: ["InstalledPackage"] },
  {
    families: ["junos"],
    command: "show system software",
    why: packages,
    tells: ["InstalledPackage"],
  },
  { families: ["eos"], command: "show extensions", why: packages, tells: ["InstalledPackage"] },
  {
    families: ["vrp"],
    command: "display patch-information",
    why: "tells the patches that run",
    tells: ["InstalledPackage"],
  },
  {
    families: ["ios"],
    command: "show event manager policy registered",
    why: "shows scripts that could change what is shown",
    tells: ["EventManagerPolicy"],
  },
  {
    families: ["asa"],
    command: "show memory region",
    why: "shows code that was added to lina in memory",
    tells: ["MemoryRegion"],
  },
  {
    families: ["ios", "nxos", "asa", "xr", "eos"],
    command: "show logging",
    why: "shows what the device itself logged, to be held against its uptime and images",
    tells: [],
  },
];

/** Asked for as long as no signature over a measurement was checked. */
const proofs: readonly AskRow[] = [
  {
    families: ["ios"],
    command: "show platform integrity sign nonce NONCE",
    why: "is signed by the trust anchor over a number of the operator's: the one answer that altered software cannot forge",
    tells: [],
  },
  {
    families: ["ios"],
    command: "show platform sudi certificate sign nonce NONCE",
    why: "gives the certificate that the signature is checked with",
    tells: [],
  },
];

export function asksOf(evidence: DeviceEvidence, checks: readonly Check[]): readonly Ask[] {
  const { family } = evidence;
  if (family === undefined) return [];
  const shown = new Set(evidence.facts.map(({ kind }) => kind));
  const isOpen = ({ families, tells, command }: AskRow) =>
    families.includes(family) &&
    !tells.some((kind) => shown.has(kind)) &&
    !wasAnswered(evidence, command);
  const isSigned = checks.some(
    ({ check, result }) => check === "measurement-signature" && result === "pass",
  );
  const rows = [...askRows, ...(isSigned ? [] : proofs)].filter(isOpen);
  const hash = hashAsk(evidence);
  return [
    ...rows.map(({ command, why }) => ({ command, why })),
    ...(hash === undefined ? [] : [hash]),
  ];
}

function wasAnswered({ outputs }: DeviceEvidence, asked: string): boolean {
  // Which nonce it was does not matter here; that it was signed does.
  const command = asked.replace(/ NONCE$/, "");
  return outputs.some((output) => output.state !== "unread" && output.command.startsWith(command));
}

const hashCommands: Partial<Readonly<Record<Family, string>>> = {
  ios: "verify /sha512 IMAGE",
  nxos: "show file IMAGE sha512sum",
  asa: "verify /sha-512 IMAGE",
  eos: "verify /sha512 IMAGE",
  junos: "file checksum sha-256 IMAGE",
};

/** A path of plain characters, so that what is pasted at the device is one word. */
const plainPath = /^[\w.:/-]{1,200}$/;

function hashAsk({ family, facts }: DeviceEvidence): Ask | undefined {
  const command = family === undefined ? undefined : hashCommands[family];
  if (command === undefined || facts.some(({ kind }) => kind === "FileHash")) return undefined;
  const image = facts.find(({ kind }) => kind === "RunningImage")?.value ?? "";
  const path = plainPath.test(image) && !image.includes("//") ? image : "IMAGE";
  const why = "gives the hash of the image; a copy off the device is to be hashed as well";
  return { command: command.replace("IMAGE", () => path), why };
}
