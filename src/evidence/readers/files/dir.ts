// `dir`, of one file system or of all: which files there are, how large and since when.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { unwrapped, type Wrapping } from "../unwrapped.ts";
import { readRow } from "./dir-rows.ts";
import { folderOf, pathIn } from "./place.ts";

const command = "dir";

const title = /^Directory of (\S.{0,400})$/;
/** The ROM monitor of a Catalyst 9000 echoes the command instead. */
const echo = /^dir (\w{2,20}:\S{0,200})$/;
const romTitle = /^Attributes +Size +Name$/;
const usage = /^Usage for ([\w-]{1,40}):/;
/** Long names go over the width of a terminal; every line of a listing begins in one of few ways. */
const wrapping: Wrapping = {
  canBeLong: /\S/,
  begins:
    /^(?:\s*\d{1,20} +(?:[-dlbcps][-rwxsStT]|\d|\.\.|[A-Z][a-z]{2} )| *[-dl][-rwx]{2}|Directory of |No |\d[\d,]* |Usage |Error|%|-{1,2}#|- )/,
};

const noFiles = /^No files in directory$/i;
/** What stands around the rows and tells nothing that stays. */
const around: readonly RegExp[] = [
  /^-{3,}$/,
  /^No space information available$/,
  /\b(?:bytes|kbytes|KB) (?:total|available)\b/,
  /^\[?\d{1,20}K? bytes (?:used|free|total|of )/,
  /\bfile\(s\) total size\b/,
  /^(?:Idx +Attr|File +Length|Attributes +Size|-{1,2}#-{1,2} )/,
  /^(?:- ){5,}-$/,
  /^(?:\w{1,20} )?flash directory:$/i,
  // IOS XR begins with the date.
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\.\d{3} \S{1,12}$/,
];
const trouble = /^(?:%|Error\b|Input\/output error|dir: |.{0,200}: No such file)/;

export const dir: OutputReader = {
  command,
  families: ["ios", "xr", "nxos", "asa", "eos", "vrp", "comware"],
  isShownBy: isListing,
  source:
    "Cisco IOS Configuration Fundamentals Command Reference, dir; ntc-templates, dir of six vendors",
  read: (output) => readListing(output, { command, folder: untitledFolder(output) }),
};

export function isTitled(lines: readonly OutputLine[]): boolean {
  return lines.slice(0, 6).some(({ text }) => title.test(text.trim()));
}

/** NX-OS gives no title. */
function isListing(lines: readonly OutputLine[]): boolean {
  if (isTitled(lines)) return true;
  const shown = lines.map(({ text }) => text.trim()).filter((text) => text !== "");
  if (usage.test(shown[0] ?? "") || shown.slice(0, 2).some((text) => romTitle.test(text)))
    return true;
  const head = shown.slice(0, 3).filter((text) => !trouble.test(text));
  return head.length > 0 && head.every(isUntitledRow);
}

function isUntitledRow(text: string): boolean {
  return /^\d{1,20} +[A-Z][a-z]{2} +\d/.test(text) && readRow(text) !== undefined;
}

interface Listing {
  readonly command: string;
  /** Of rows that no title stands above. */
  readonly folder: string;
}

export function readListing(output: ShownOutput, listing: Listing): OutputReading {
  const told = new Told(output, listing.command);
  const unread: OutputLine[] = [];
  let none: string | undefined;
  let folder = listing.folder;
  for (const line of unwrapped(output.lines, wrapping)) {
    const text = line.text.trim();
    const [, named] = title.exec(text) ?? echo.exec(text) ?? [];
    if (named !== undefined) folder = folderOf(named.trim());
    else if (noFiles.test(text)) none ??= `${text} of ${folder}`;
    else if (!tellFile(told, line, folder) && !isAround(text)) unread.push(line);
  }
  return { facts: told.facts, none, unread };
}

function isAround(text: string): boolean {
  return text === "" || usage.test(text) || around.some((shape) => shape.test(text));
}

/** Tells of the file in the line, if there is one. */
function tellFile(told: Told, line: OutputLine, folder: string): boolean {
  const file = readRow(line.text);
  if (file === undefined) return false;
  if (/^\.{1,2}$/.test(file.name)) return true;
  const path = pathIn(folder, file.name);
  if (file.isDirectory) {
    told.tell("FileSize", "directory", { line, subject: `${path}/` });
    return true;
  }
  const subject = file.isDeleted ? `${path} [deleted]` : path;
  told.tell("FileSize", file.size, { line, subject });
  told.tell("FileModified", file.date, { line, subject });
  return true;
}

/** NX-OS says where the files are only behind them; its working directory is bootflash: unless it was changed. */
function untitledFolder(output: ShownOutput): string {
  const [, asked] = /^dir\s+(?:\/\S+\s+)*([\w-]{1,40}:\S{0,400})/i.exec(output.typed.trim()) ?? [];
  if (asked !== undefined) return folderOf(withoutSupervisor(asked));
  for (const { text } of output.lines) {
    const [, named] = usage.exec(text.trim()) ?? [];
    if (named !== undefined) return `${named}:/`;
  }
  return output.typed.trim() === "" ? "" : "bootflash:/";
}

/** `bootflash://sup-local/scripts` and `bootflash:scripts` are one folder. */
function withoutSupervisor(place: string): string {
  return place.replace(/:\/*(?:sup-\w{1,12}\/?)?/, ":/");
}
