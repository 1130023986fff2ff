// `show install active` and its kin of NX-OS, and the record of the last `install all`: boot images, patches, and
// whether the image was verified.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

type State = "active" | "inactive" | "committed";

const bootTitle = /^Boot Images?:$/;
const boot = /^(Kickstart|System|NXOS) Image: (\S{1,400})$/i;
const title = /^(Active|Inactive|Committed)(?: Base)? Packages(?: on Module #(\d{1,2}))?:$/;
const patch = /^([\w.+-]{4,200})(?: \[?(\w{4,20})\]?)?$/;

function patchReader(state: State): OutputReader {
  return {
    command: `show install ${state}`,
    families: ["nxos"],
    isShownBy: (lines) => isPatchList(lines, state),
    source: "Cisco NX-OS software maintenance upgrades; genieparser, ShowInstallActive of nxos",
    read: (output) => readPatches(output, state),
  };
}

function isPatchList(lines: readonly OutputLine[], state: State): boolean {
  const shown = lines.slice(0, 8).map(({ text }) => text.trim());
  const titles = shown.flatMap((text) => title.exec(text)?.[1]?.toLowerCase() ?? []);
  return shown.some((text) => bootTitle.test(text) || boot.test(text)) && titles[0] === state;
}

function readPatches(output: ShownOutput, asked: State): OutputReading {
  const told = new Told(output, `show install ${asked}`);
  const unread: OutputLine[] = [];
  let state = asked as string;
  let on = "";
  for (const line of output.lines) {
    const text = line.text.trim();
    const [, named, module] = title.exec(text) ?? [];
    const [, which = "", image] = boot.exec(text) ?? [];
    const [, name] = patch.exec(text) ?? [];
    if (named !== undefined) {
      state = named.toLowerCase();
      on = module === undefined ? "" : ` on module ${module}`;
    } else if (image !== undefined) {
      const subject = which.toLowerCase() === "nxos" ? "" : which.toLowerCase();
      told.tell("RunningImage", image, { line, subject });
    } else if (name !== undefined) {
      told.tell("InstalledPackage", state, { line, subject: `${name}${on}` });
    } else if (text !== "" && !bootTitle.test(text)) unread.push(line);
  }
  const none = told.facts.length === 0 ? `no ${asked} package` : undefined;
  return { facts: told.facts, none, unread };
}

const verifying = /^Verifying image (\S{1,400}) for boot variable "?\w/;
const step =
  /^(?:Verifying|Preparing|Performing|Notifying|Setting|Extracting|Collecting|Refreshing) /;
const stamp = /^(?:Module \d{1,2}: )?<[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d>$/;
const outcome = /^(?:\[.{0,120}\] +)?-- +(SUCCESS|FAIL)\b/;

const installAllStatus: OutputReader = {
  command: "show install all status",
  families: ["nxos"],
  isShownBy: (lines) =>
    lines.slice(0, 2).some(({ text }) => stamp.test(text.trim())) &&
    lines.slice(0, 40).some(({ text }) => step.test(text.trim())),
  source: "genieparser, ShowInstallAllStatus of nxos",
  read: readRecord,
};

/** Of the steps of an installation, the device's word on the image is a fact of it; the others are history. */
function readRecord(output: ShownOutput): OutputReading {
  const told = new Told(output, "show install all status");
  let image: string | undefined;
  for (const line of output.lines) {
    const text = line.text.trim();
    const [, path] = verifying.exec(text) ?? [];
    if (path !== undefined) image = path.replace(/\.$/, "");
    else if (step.test(text)) image = undefined;
    const [, result] = outcome.exec(text) ?? [];
    if (result === undefined || image === undefined) continue;
    const value = result === "SUCCESS" ? "passed" : "failed";
    told.tell("FileVerified", value, { line, subject: image });
  }
  const none = told.facts.length === 0 ? "no image was verified" : undefined;
  return { facts: told.facts, none };
}

export const nexusInstallReaders: readonly OutputReader[] = [
  patchReader("active"),
  patchReader("inactive"),
  patchReader("committed"),
  installAllStatus,
];
