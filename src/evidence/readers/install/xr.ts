// `show install active`, `inactive` and `committed` of IOS XR in its three generations: packages of each node or of the
// whole router, and the image that each node was booted from.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

type State = "active" | "inactive" | "committed";

const title = /^(Active|Inactive|Committed) Packages:(?: +(?:XR: \d{1,5} +All: )?\d{1,5})?$/;
const node = /^Node ([\w/]{3,40})(?: \[.{1,80})?$/;
const plane = /^(?:(?:Default Profile|Secure Domain Router|SDRs):|Admin Resources:?$)/;
const bootImage = /^Boot Image: (\S{1,400})$/;
const hash = /^Software Hash: +([0-9a-f]{64})$/i;
const label = /^Label ?: +\S/;
/** `disk0:asr9k-mini-px-5.3.3` or `ncs5500-xr-7.5.1 version=7.5.1 [Boot image]`. */
const package32 =
  /^([a-z]\w{0,20}:[\w.+-]{3,160}|[a-z]\w{1,30}(?:-[\w.+]{1,80}){1,12})(?: version=\S{1,60})?( \[Boot image\])?$/i;
/** From release 7 on a table: name and version. */
const packageRow = /^([a-z][\w.+-]{1,80}) {2,}(\d[\w.~+-]{1,60})$/i;
const noneInactive = /^No inactive package\(s\) in software repository/i;
const around =
  /^(?:-{5,} -{5,}|(?:Optional|Mandatory) Packages.*|(?:Active|Committed|Inactive) Fixes \(count: \d+\):.*|CSC[a-z]{2}\d{5}: .*|Owner|Boot (?:Partition|Device): \S+|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d.*)$/i;

function installReader(state: State): OutputReader {
  return {
    command: `show install ${state}`,
    families: ["xr"],
    isShownBy: (lines) => stateShown(lines) === state,
    source:
      "Cisco IOS XR System Management Command Reference, show install; genieparser and ntc-templates",
    read: (output) => readInstalled(output, state),
  };
}

export const xrInstallReaders: readonly OutputReader[] = [
  installReader("active"),
  installReader("inactive"),
  installReader("committed"),
];

/** XR names its packages in titles; NX-OS has titles of the same words but tells boot images before them. */
function stateShown(lines: readonly OutputLine[]): string | undefined {
  const shown = lines.slice(0, 12).map(({ text }) => text.trim());
  if (shown.some((text) => noneInactive.test(text))) return "inactive";
  if (shown.some((text) => /^Boot Images?:$/.test(text))) return undefined;
  const titled = shown.flatMap((text) => title.exec(text)?.[1] ?? []);
  const isOfRouter = shown.some((text) => plane.test(text) || node.test(text) || label.test(text));
  const isNamed = lines.slice(0, 12).some(({ text }) => package32.test(text.trim()));
  return isOfRouter || isNamed ? titled[0]?.toLowerCase() : undefined;
}

function readInstalled(output: ShownOutput, asked: State): OutputReading {
  const told = new Told(output, `show install ${asked}`);
  const unread: OutputLine[] = [];
  let none: string | undefined;
  let state: string = asked;
  let place = "";
  for (const line of output.lines) {
    const text = line.text.trim();
    const [, named] = title.exec(text) ?? [];
    const [, of] = node.exec(text) ?? [];
    if (noneInactive.test(text)) none = text;
    else if (named !== undefined) state = named.toLowerCase();
    else if (of !== undefined) place = of;
    else if (plane.test(text)) place = /^Admin/.test(text) ? "admin" : "";
    else if (!tellInstalled(told, line, { state, place }) && !isAround(text)) unread.push(line);
  }
  return { facts: told.facts, none, unread };
}

function tellInstalled(
  told: Told,
  line: OutputLine,
  { state, place }: { readonly state: string; readonly place: string },
): boolean {
  const text = line.text.trim();
  const on = place === "" ? "" : ` on ${place}`;
  const [, image] = bootImage.exec(text) ?? [];
  const [, digest] = hash.exec(text) ?? [];
  const [, name, boot] = package32.exec(text) ?? [];
  const [, row, version] = packageRow.exec(text) ?? [];
  if (image !== undefined) told.tell("RunningImage", image, { line, subject: place });
  else if (digest !== undefined) {
    told.tell("FileHash", digest.toLowerCase(), { line, subject: `sha256 ${state} software` });
  } else if (row !== undefined) {
    told.tell("InstalledPackage", state, { line, subject: `${row}-${version}${on}` });
  } else if (name !== undefined) {
    told.tell("InstalledPackage", state, { line, subject: `${name}${on}` });
    if (boot !== undefined && state === "active") {
      told.tell("RunningImage", name, { line, subject: place });
    }
  } else return false;
  return true;
}

function isAround(text: string): boolean {
  return text === "" || label.test(text) || around.test(text);
}
