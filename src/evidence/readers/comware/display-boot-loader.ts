// `display boot-loader` of Comware 5 and 7: the images that run, and those of the next start.

import type { FactKind } from "../../fact.ts";
import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

const command = "display boot-loader";
const slot = /^Software images on ((?:chassis \d{1,2} )?slot \d{1,3}|the device|\S{1,40}):$/i;
const section = /^(Current|Main startup|Backup startup) software images:$/i;
const path = /^([\w-]{1,40}:\/\S{1,300}|\w+#\w+:\/\S{1,300})$/;
/** Comware 5 says it in sentences, on routers and on switches in other words. */
const sentence =
  /^The boot file used at (this|the next) reboot: ?(\S{3,300}) attribute: (main|backup)/i;
const application = /^The (current|main|backup) boot app is: ?(\S{3,300})$/i;

const meanings: Readonly<Record<string, readonly [kind: FactKind, subject: string]>> = {
  current: ["RunningImage", ""],
  "main startup": ["BootVariableNext", "image main"],
  "backup startup": ["BootVariableNext", "image backup"],
};

export const displayBootLoader: OutputReader = {
  command,
  families: ["comware"],
  isShownBy: (lines) =>
    lines.slice(0, 4).some(({ text }) => {
      return [slot, section, sentence, application].some((shape) => shape.test(text.trim()));
    }),
  source: "HPE Comware 7 Fundamentals Command Reference, display boot-loader",
  read: readBootLoader,
};

interface Images {
  readonly of: readonly [kind: FactKind, subject: string];
  readonly line: OutputLine;
  readonly paths: readonly string[];
}

function readBootLoader(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const unread: OutputLine[] = [];
  let on = "";
  let open: Images | undefined;
  for (const line of output.lines) {
    const text = line.text.trim();
    const place = slot.exec(text)?.[1];
    const meaning = meanings[section.exec(text)?.[1]?.toLowerCase() ?? ""];
    const image = path.exec(text)?.[1];
    if (image !== undefined && open !== undefined) {
      open = { ...open, paths: [...open.paths, image] };
      continue;
    }
    if (place !== undefined || meaning !== undefined) {
      tellImages(told, open, on);
      open = meaning === undefined ? undefined : { of: meaning, line, paths: [] };
    } else if (!tellSentence(told, line) && text !== "" && text !== "None") unread.push(line);
    if (place !== undefined) on = place === "the device" ? "" : place;
  }
  if (!output.isCut) tellImages(told, open, on);
  return { facts: told.facts, unread };
}

function tellImages(told: Told, images: Images | undefined, on: string): void {
  if (images === undefined) return;
  const [kind, subject] = images.of;
  told.tell(kind, images.paths.join(";"), {
    line: images.line,
    subject: [subject, on].filter(Boolean).join(" "),
  });
}

function tellSentence(told: Told, line: OutputLine): boolean {
  const text = line.text.trim();
  const [, when = "", image, attribute = ""] = sentence.exec(text) ?? [];
  const [, which = "", app] = application.exec(text) ?? [];
  const path = image ?? app;
  if (path === undefined) return false;
  const isRunning = when.toLowerCase() === "this" || which.toLowerCase() === "current";
  const subject = isRunning ? "" : `image ${attribute}${which}`.toLowerCase();
  told.tell(isRunning ? "RunningImage" : "BootVariableNext", path, { line, subject });
  return true;
}
