// A Sigma document becomes a rule.

import { compileSigmaRule, type SigmaOptions } from "#languages/sigma";
import type { YamlMap } from "#yaml";
import type { Draft } from "../draft.ts";
import type { RuleFields } from "../fields.ts";
import { anyRow, type RuleText } from "../rule.ts";
import { confidenceNamed, severityNamed } from "../severity.ts";
import { readTelemetry } from "../telemetry.ts";

export function isSigmaRule(keys: ReadonlySet<string>): boolean {
  return (
    keys.has("detection") ||
    keys.has("correlation") ||
    (keys.has("filter") && keys.has("logsource"))
  );
}

export type SigmaSettings = Pick<SigmaOptions, "keywords" | "placeholders">;

/** `text` is the whole file, in which the document has its places. */
export function readSigmaRule(
  fields: RuleFields,
  { file, text }: { readonly file: string; readonly text: string },
  settings: SigmaSettings,
): Draft {
  const document: YamlMap = fields.map;
  const title = fields.required("title", "a Sigma rule") ?? file;
  const tags = fields.texts("tags");
  const attack = tags.flatMap((tag) => /^attack\.(.+)$/i.exec(tag)?.[1] ?? []);
  const confidence = confidenceNamed(
    tags.flatMap((tag) => /^confidence[.:](.+)$/i.exec(tag)?.[1] ?? [])[0] ?? "",
  );
  const rule: RuleText = {
    id: fields.text("id") ?? file,
    title,
    description: fields.text("description")?.trim() ?? "",
    format: "sigma",
    language: "sigma",
    file,
    query: text,
    severity: readLevel(fields),
    ...(confidence !== undefined && { confidence }),
    techniques: attack
      .filter((tag) => /^t\d{4}(?:\.\d{3})?$/i.test(tag))
      .map((tag) => tag.toUpperCase()),
    tactics: attack.filter((tag) => !/^[tgs]\d/i.test(tag)),
    trigger: anyRow,
    entities: [],
    details: fields.texts("fields").map((name) => ({ name, column: name })),
    dataSources: [],
    falsePositives: fields.texts("falsepositives"),
    references: fields.texts("references"),
    tags,
    telemetry: readTelemetry(fields.nodes("tags"), fields),
  };
  return {
    rule,
    compile: async (options) => compileSigmaRule(document, { ...settings, ...options }),
    placeInFile: (at) => at,
  };
}

function readLevel(fields: RuleFields): RuleText["severity"] {
  const written = fields.text("level");
  const severity = severityNamed(written ?? "");
  if (written !== undefined && severity === undefined) {
    const levels = "informational, low, medium, high or critical";
    fields.beyond("level", levels, `'${written}'`);
  }
  return severity ?? "medium";
}
