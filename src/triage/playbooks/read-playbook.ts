// The YAML of a playbook becomes a playbook, or all that is wrong with it.

import { type Family, families } from "#commands";
import { type Complaints, RuleFields } from "#rules";
import { type Compiled, complain, nowhere, type SourceText } from "#text";
import { readYaml, textOf, textsOf, type YamlMap } from "#yaml";
import { taskTiers } from "../cases/record.ts";
import { placeholders, placeholdersIn } from "./fill.ts";
import type { Playbook, PlaybookTask } from "./playbook.ts";

/** `name` is that of its file. */
export function readPlaybook(source: SourceText, name: string): Compiled<Playbook> {
  const documents = readYaml(source);
  if (!documents.ok) return documents;
  const [document, second] = documents.value;
  if (document?.kind !== "map" || second !== undefined) {
    const at = second?.at ?? document?.at ?? nowhere;
    return { ok: false, errors: [complain("rule-file", at, { message: "must be one map" })] };
  }
  const complaints: Complaints = { problems: [], warnings: [] };
  const playbook = new PlaybookReader(complaints).playbook(document, name);
  const { problems, warnings } = complaints;
  if (problems.length > 0 || playbook === undefined) return { ok: false, errors: problems };
  return { ok: true, value: playbook, warnings };
}

class PlaybookReader {
  readonly #complaints: Complaints;

  constructor(complaints: Complaints) {
    this.#complaints = complaints;
  }

  playbook(map: YamlMap, name: string): Playbook | undefined {
    const fields = new RuleFields(map, this.#complaints);
    fields.only(["title", "for", "tasks"]);
    const title = fields.required("title", "a playbook");
    const reach = fields.below("for");
    if (reach === undefined) fields.wrong(fields.start(), "a playbook says what it is for");
    reach?.only(["everything", "detections", "techniques", "evidence"]);
    const tasks = fields.nodes("tasks").flatMap((node) => {
      if (node.kind === "map") return this.#task(fields.at(node)) ?? [];
      fields.wrong(node.at, "a task is a map of keys");
      return [];
    });
    if (tasks.length === 0) fields.wrong(fields.start(), "a playbook has tasks");
    if (title === undefined || reach === undefined) return undefined;
    const of = {
      everything: reach.text("everything") === "true",
      detections: reach.texts("detections"),
      techniques: reach.texts("techniques"),
      evidence: reach.text("evidence") === "true",
    };
    return { name, title, for: of, tasks };
  }

  #task(fields: RuleFields): PlaybookTask | undefined {
    fields.only(["tier", "says", "why", "commands", "silent", "caution", "undo"]);
    const says = fields.required("says", "a task")?.trim();
    const why = fields.required("why", "a task")?.trim();
    const word = fields.required("tier", "a task");
    const tier = taskTiers.find((one) => one === word);
    if (word !== undefined && tier === undefined) {
      const at = fields.entry("tier")?.value.at ?? fields.start();
      fields.wrong(at, `no tier is '${word}'`, `tiers are: ${taskTiers.join(", ")}`);
    }
    const commands = this.#commands(fields);
    const silent = this.#silent(fields);
    if (commands.size > 0) checkComplete(fields, commands, silent);
    if (says === undefined || why === undefined || tier === undefined) return undefined;
    const caution = fields.text("caution")?.trim() ?? "";
    return { tier, says, why, commands, silent, caution, undo: fields.text("undo")?.trim() ?? "" };
  }

  #commands(fields: RuleFields): ReadonlyMap<Family, readonly string[]> {
    const commands = new Map<Family, readonly string[]>();
    const below = fields.below("commands");
    below?.only(families);
    for (const family of families) {
      const lines = below?.texts(family) ?? [];
      if (lines.length > 0) commands.set(family, lines);
      for (const unknown of lines.flatMap(placeholdersIn).filter((one) => !isPlaceholder(one))) {
        const at = below?.entry(family)?.value.at ?? fields.start();
        fields.wrong(at, `nothing fills {${unknown}}`, `known: ${placeholders.join(", ")}`);
      }
    }
    return commands;
  }

  /** Reasons, each with the families that it is true of. */
  #silent(fields: RuleFields): ReadonlyMap<Family, string> {
    const silent = new Map<Family, string>();
    for (const node of fields.nodes("silent")) {
      if (node.kind !== "map") {
        fields.wrong(node.at, "each reason has 'why' and 'families'");
        continue;
      }
      const reason = fields.at(node);
      reason.only(["why", "families"]);
      const why = reason.required("why", "a reason") ?? "";
      for (const word of textsOf(reason.entry("families")?.value)) {
        const family = families.find((one) => one === word);
        if (family === undefined) fields.wrong(node.at, `no family is '${word}'`);
        else silent.set(family, why);
      }
    }
    return silent;
  }
}

const isPlaceholder = (word: string): boolean => placeholders.some((one) => one === word);

/** Where one family has something to paste, each other has too or says why not: a gap is never an oversight. */
function checkComplete(
  fields: RuleFields,
  commands: ReadonlyMap<Family, unknown>,
  silent: ReadonlyMap<Family, string>,
): void {
  const says = textOf(fields.entry("says")?.value) ?? "";
  for (const family of families) {
    const isBoth = commands.has(family) && silent.has(family);
    const isNeither = !commands.has(family) && !silent.has(family);
    if (isNeither) fields.wrong(fields.start(), `'${says}' has no commands for ${family}`);
    if (isBoth)
      fields.wrong(fields.start(), `'${says}' has commands for ${family} and says why not`);
  }
}
