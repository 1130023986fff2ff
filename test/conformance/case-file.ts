// A case file becomes its claim, settings and sections, and back.

export const questions = ["kql", "spl", "sigma"] as const;
export type QuestionLanguage = (typeof questions)[number];

const sectionNames = [
  "lines",
  ...questions,
  "plan",
  "need",
  "duckdb",
  "rows",
  "diagnostics",
  "shown",
  "outputs",
  "facts",
] as const;
export type SectionName = (typeof sectionNames)[number];

const settingNames = ["authority", "order", "now", "missing-columns", "format", "columns"] as const;
export type SettingName = (typeof settingNames)[number];

export interface CaseFile {
  readonly claim: string;
  readonly settings: ReadonlyMap<SettingName, string>;
  readonly sections: ReadonlyMap<SectionName, string>;
}

export function readCase(text: string): CaseFile {
  const [head = "", ...parts] = text.split(/^--- /m);
  const [claim = "", ...settingLines] = head.trimEnd().split("\n");
  if (claim === "") throw new Error("the first line must be the claim");
  const settings = new Map<SettingName, string>();
  for (const line of settingLines) {
    const [, name = "", value = ""] = /^([a-z-]+): (.+)$/.exec(line) ?? [];
    settings.set(known(settingNames, name, line), value);
  }
  if (!settings.has("authority")) throw new Error("the authority is missing");
  const sections = new Map<SectionName, string>();
  for (const part of parts) {
    const lineEnd = part.indexOf("\n");
    const name = known(sectionNames, part.slice(0, lineEnd).trim(), part);
    if (sections.has(name)) throw new Error(`section ${name} stands twice`);
    sections.set(name, part.slice(lineEnd + 1).replace(/\n$/, ""));
  }
  return { claim, settings, sections };
}

export function writeCase({ claim, settings, sections }: CaseFile): string {
  const head = [claim, ...[...settings].map(([name, value]) => `${name}: ${value}`)];
  const ordered = sectionNames.filter((name) => sections.has(name));
  const body = ordered.map((name) => `--- ${name}\n${sections.get(name)}\n`);
  return `${head.join("\n")}\n${body.join("")}`;
}

function known<Name extends string>(names: readonly Name[], name: string, place: string): Name {
  const found = names.find((candidate) => candidate === name);
  if (found === undefined) throw new Error(`unknown: ${place.split("\n")[0]}`);
  return found;
}
