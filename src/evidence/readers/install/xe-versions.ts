// `show install version`, `show version installed` and `show install package` of IOS XE: each package with its state
// and its checksum, one package after the other.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

const label = /^([A-Z][\w ]{2,30}?) *:(?: +(.{0,400}))?$/;
const sha1 = /^[0-9a-f]{40}$/i;

/** What the lines so far say of the package at hand. */
interface Package {
  readonly place: string;
  readonly file: string;
  readonly name: string;
}

function stateOf(text: string): string {
  const state = text.trim().toLowerCase();
  // `Activated & Committed` says two things of which the second holds the first.
  return /^activated & (\w{1,20})$/.exec(state)?.[1] ?? state;
}

function readVersions(output: ShownOutput): OutputReading {
  const told = new Told(output, "show install version");
  let at: Package = { place: "", file: "", name: "" };
  for (const line of output.lines) {
    const [, name = "", value = ""] = label.exec(line.text.trim()) ?? [];
    if (name === "Location") at = { place: ` on ${value}`, file: "", name: "" };
    else if (name === "Version" || name === "Version State") continue;
    else if (name === "Filename") at = { ...at, file: value.trim() };
    else if (name === "Package Name") at = { ...at, name: value.trim() };
    else if (name === "Checksum" && at.file !== "") tellSha1(told, line, { file: at.file, value });
    else if (name === "Package State" && at.name !== "") {
      told.tell("InstalledPackage", stateOf(value), { line, subject: `${at.name}${at.place}` });
    }
  }
  return { facts: told.facts };
}

function tellSha1(told: Told, line: OutputLine, { file, value }: { file: string; value: string }) {
  const hash = value.trim();
  if (sha1.test(hash)) told.tell("FileHash", hash.toLowerCase(), { line, subject: `sha1 ${file}` });
}

export const showInstallVersion: OutputReader = {
  command: "show install version",
  families: ["ios"],
  isShownBy: (lines) =>
    isOpening(lines, /^Location: \w/) &&
    lines.slice(0, 6).some(({ text }) => /^Version State: /.test(text.trim())),
  source: "genieparser, ShowInstallVersion* of iosxe",
  read: readVersions,
};

const provisioned = /^Package: (.{1,200}), version: (.{1,200}), status: (.{1,40})$/;
const placed = /^File: (.{1,400}), on: (.{1,40})$/;
const checked = /^File SHA1 checksum: (.{1,60})$/;

function readProvisioned(output: ShownOutput, command: string): OutputReading {
  const told = new Told(output, command);
  let state = "";
  let file = "";
  for (const line of output.lines) {
    const text = line.text.trim();
    state = provisioned.exec(text)?.[3] ?? state;
    const [, path, place] = placed.exec(text) ?? [];
    if (path !== undefined) {
      file = path;
      told.tell("InstalledPackage", stateOf(state), { line, subject: `${path} on ${place}` });
    }
    const [, hash] = checked.exec(text) ?? [];
    if (hash !== undefined) tellSha1(told, line, { file, value: hash });
  }
  return { facts: told.facts };
}

function provisionedReader(command: string, isTypedOnly: boolean): OutputReader {
  return {
    command,
    families: ["ios"],
    isTypedOnly,
    isShownBy: (lines) => isOpening(lines, provisioned),
    source: "Cisco IOS XE consolidated packages and sub-packages: show version installed",
    read: (output) => readProvisioned(output, command),
  };
}

export const showVersionInstalled = provisionedReader("show version installed", false);
export const showVersionRunning = provisionedReader("show version running", true);

export const showInstallPackage: OutputReader = {
  command: "show install package",
  families: ["ios"],
  isShownBy: (lines) =>
    isOpening(lines, /^Name: \S/) &&
    lines.slice(0, 8).some(({ text }) => /^Package State: /.test(text.trim())),
  source: "genieparser, ShowInstallPackageSMU of iosxe",
  read: readPackage,
};

function readPackage(output: ShownOutput): OutputReading {
  const told = new Told(output, "show install package");
  let name = "";
  let inner = "";
  for (const line of output.lines) {
    const text = line.text.trim();
    const [, field = "", value = ""] = label.exec(text) ?? [];
    if (field === "Name" && name === "") name = value.trim();
    else if (field === "Package") inner = value.trim();
    else if (field === "Package State") {
      told.tell("InstalledPackage", stateOf(value), { line, subject: name });
    } else if (field === "Size" && inner !== "") {
      told.tell("FileSize", /^\d{1,15}$/.exec(value.trim())?.[0], { line, subject: inner });
    } else if (inner !== "") tellSha1(told, line, { file: inner, value: text });
  }
  return { facts: told.facts };
}

function isOpening(lines: readonly OutputLine[], shape: RegExp): boolean {
  return lines.slice(0, 3).some(({ text }) => shape.test(text.trim()));
}
