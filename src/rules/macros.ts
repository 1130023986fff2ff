// Files beside Splunk rules become macros: security_content's YAML (name, arguments, definition) and macros.conf. What
// is neither gives none.

import type { Macro } from "#languages/spl";
import { entry, entryText, readYaml, textsOf, type YamlNode } from "#yaml";
import type { RuleFile } from "./load.ts";

/** All macros of the files, in their order; of several with one name the first counts. */
export function readMacros(files: readonly RuleFile[]): readonly Macro[] {
  return files.flatMap(({ path, text }) => {
    if (/(?:^|[/\\])macros\.conf$/i.test(path)) return macrosOfConf(text);
    return /\.ya?ml$/i.test(path) && /^definition\s*:/m.test(text) ? macrosOfYaml(path, text) : [];
  });
}

function macrosOfYaml(name: string, text: string): readonly Macro[] {
  const documents = readYaml({ name, text });
  return documents.ok ? documents.value.flatMap((document) => macroOf(document) ?? []) : [];
}

function macroOf(document: YamlNode): Macro | undefined {
  if (document.kind !== "map") return undefined;
  const name = entryText(document, "name");
  const definition = entryText(document, "definition");
  if (name === undefined || definition === undefined) return undefined;
  const parameters = textsOf(entry(document, "arguments")?.value);
  return { name: name.replace(/\(\d+\)$/, ""), parameters, definition };
}

/** `[name(2)]`, then `args = a, b` and `definition = …`; a backslash at its end continues a line. */
function macrosOfConf(text: string): readonly Macro[] {
  const lines = text.replace(/\\\r?\n/g, "\n").split(/\r?\n(?=\s*\[)/);
  return lines.flatMap((stanza) => {
    const name = /^\s*\[([^\]()]+)(?:\(\d+\))?\]/.exec(stanza)?.[1];
    const definition =
      /^definition[ \t]*=[ \t]*([\s\S]*?)(?=\n[A-Za-z_]+[ \t]*=|$(?![\s\S]))/m.exec(stanza);
    if (name === undefined || definition?.[1] === undefined) return [];
    const args = /^args[ \t]*=[ \t]*(.*)$/m.exec(stanza)?.[1] ?? "";
    const parameters = args.split(",").map((part) => part.trim());
    return {
      name: name.trim(),
      parameters: parameters.filter((part) => part !== ""),
      definition: definition[1].trim(),
    };
  });
}
