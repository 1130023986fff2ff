// A file that holds one query and nothing else becomes a rule named after the file.

import type { Language } from "#plan";
import type { SourceText } from "#text";
import type { Draft } from "../draft.ts";
import { anyRow } from "../rule.ts";

export function readBareQuery(source: SourceText, language: Language): Draft {
  const { name, text } = source;
  const title = (name.split("/").at(-1) ?? name).replace(/\.\w+$/, "");
  return {
    rule: {
      id: name,
      title,
      description: "",
      format: "query",
      language: language.name,
      file: name,
      query: text,
      severity: "medium",
      techniques: [],
      tactics: [],
      trigger: anyRow,
      entities: [],
      details: [],
      dataSources: [],
      falsePositives: [],
      references: [],
      tags: [],
      telemetry: [],
    },
    compile: (options) => language.compile(source, options),
    placeInFile: (at) => at,
  };
}
