// What EOS is set to boot and what is installed beside its image. Passwords are told only to be set or not.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { type LineRow, Told, tellLine } from "../told.ts";

const unset = "(not set)";

const bootRows: readonly LineRow[] = [
  {
    kind: "BootVariable",
    shape: /^Software image: +(?<value>\S.{0,300})$/,
    subject: "SWI",
    as: (value) => (value === unset ? undefined : value),
  },
  {
    kind: "BootSetting",
    shape: /^Console speed: +(?<value>\S.{0,40})$/,
    subject: "ConsoleSpeed",
    as: (value) => (value === unset ? "as delivered" : value),
  },
  {
    kind: "BootSetting",
    shape: /^Aboot password(?: \(encrypted\))?: +(?<value>\S.{0,200})$/,
    subject: "AbootPassword",
    as: (value) => (value === unset ? "no" : "yes"),
  },
];

function bootReader(command: string, isTypedOnly: boolean): OutputReader {
  return {
    command,
    families: ["eos"],
    isTypedOnly,
    isShownBy: (lines) =>
      lines.slice(0, 4).some(({ text }) => /^Software image: /.test(text.trim())),
    source: "Arista EOS User Manual, show boot-config; ntc-templates",
    read: (output) => {
      const told = new Told(output, command);
      for (const line of output.lines) tellLine(told, line, bootRows);
      return { facts: told.facts };
    },
  };
}

const extensionTitle = /^Name +Version\/Release +Status\b/;
const extension =
  /^(\S{1,120}) +(\S{1,60}\/\S{1,60}) +((?:NA|A)(?:, (?:NI|I|F|B|NS|S))*)(?: +\d{1,4})?$/;
const marks: Readonly<Record<string, string>> = {
  I: "installed",
  F: "forced",
  B: "at boot",
  S: "valid signature",
  NS: "invalid signature",
};
const around = /^(?:-[- ]+|A: available.*|S: valid signature.*|The extensions are stored on .*)$/;

const showExtensions: OutputReader = {
  command: "show extensions",
  families: ["eos"],
  isShownBy: (lines) => lines.slice(0, 4).some(({ text }) => isOfExtensions(text.trim())),
  source: "Arista EOS User Manual, show extensions",
  read: readExtensions,
};

function isOfExtensions(text: string): boolean {
  return extensionTitle.test(text) || text === "No extensions are available";
}

function readExtensions(output: ShownOutput): OutputReading {
  const told = new Told(output, "show extensions");
  const unread: OutputLine[] = [];
  let none: string | undefined;
  for (const line of output.lines) {
    const text = line.text.trim();
    const [, name, release, status = ""] = extension.exec(text) ?? [];
    if (name !== undefined) {
      const shown = status.split(", ", 5).flatMap((mark) => marks[mark] ?? []);
      const isInstalled = shown.includes("installed");
      const value = [...(isInstalled ? [] : ["not installed"]), ...shown].join(", ");
      told.tell("InstalledPackage", value, { line, subject: `${name} ${release}` });
    } else if (/^No extensions are/.test(text)) none = text;
    else if (text !== "" && !isOfExtensions(text) && !around.test(text)) {
      unread.push(line);
    }
  }
  return { facts: told.facts, none, unread };
}

/** `show boot` says the same in newer releases. */
export const bootReaders: readonly OutputReader[] = [
  bootReader("show boot-config", false),
  bootReader("show boot", true),
  showExtensions,
];
