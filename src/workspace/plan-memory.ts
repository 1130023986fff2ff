// Plans that were compiled before are read back instead of compiled again, so that an ordinary run never loads
// Microsoft's parser. A plan is known by its text, its options and the very compiler that made it.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { type CompileOptions, type Language, type Plan, planFromJson, planToJson } from "#plan";
import type { Compiled, Diagnostic, SourceText } from "#text";

/** Kept texts by key. Losing one costs time only. */
export interface PlanMemory {
  recall(key: string): string | undefined;
  keep(key: string, text: string): void;
}

/** What the build leaves beside the compiled sources. */
export interface CompiledRules {
  /** Digest of the compiler and the schemas: plans of another are never read. */
  readonly compiler: string;
  /** The plans of the bundled detections by key. */
  readonly plans: Readonly<Record<string, string>>;
}

/** The language with a memory. Wrong texts are not kept: they are compiled, and complained of, each time. */
export function remembering(language: Language, memory: PlanMemory, compiler: string): Language {
  return {
    name: language.name,
    compile: async (source, options) => {
      const key = keyOf(language, source, options, compiler);
      const kept = memory.recall(key);
      if (kept !== undefined) return read(kept);
      const compiled = await language.compile(source, options);
      if (compiled.ok) memory.keep(key, write(compiled.value, compiled.warnings));
      return compiled;
    },
  };
}

function keyOf(
  language: Language,
  source: SourceText,
  options: CompileOptions,
  compiler: string,
): string {
  const parts = [
    compiler,
    language.name,
    options.missingColumns,
    source.text,
    besideOf(source, options),
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** What of the watchlists and tunables the text can read. */
function besideOf({ text }: SourceText, { watchlists, tunables }: CompileOptions) {
  const lists = [...(watchlists ?? [])].filter(([alias]) => text.includes(alias));
  const values = [...(tunables ?? [])].filter(([name]) => text.includes(name));
  return [lists.map(([, list]) => list), values];
}

function write(plan: Plan, warnings: readonly Diagnostic[]): string {
  return JSON.stringify({ plan: planToJson(plan), warnings });
}

function read(text: string): Compiled<Plan> {
  const { plan, warnings } = JSON.parse(text) as { plan: string; warnings: Diagnostic[] };
  return { ok: true, value: planFromJson(plan), warnings };
}

const bundled = join(import.meta.dirname, "..", "compiled-rules.json");

/** The language with the bundled plans and the user's own; as it is where the build left none. */
export function withPlansOfThisMachine(language: Language): Language {
  const rules = readCompiledRules();
  if (rules === undefined) return language;
  return remembering(language, new FilesOfPlans(rules.plans), rules.compiler);
}

function readCompiledRules(): CompiledRules | undefined {
  try {
    return JSON.parse(readFileSync(bundled, "utf8")) as CompiledRules;
  } catch {
    return undefined;
  }
}

/** The bundled plans, then one file a plan below the user's cache folder (XDG Base Directory Specification). */
class FilesOfPlans implements PlanMemory {
  readonly #bundled: Readonly<Record<string, string>>;

  constructor(bundled: Readonly<Record<string, string>>) {
    this.#bundled = bundled;
  }

  recall(key: string): string | undefined {
    const text = this.#bundled[key];
    if (text !== undefined) return text;
    try {
      const kept = readFileSync(pathOf(key), "utf8");
      read(kept);
      return kept;
    } catch {
      return undefined;
    }
  }

  keep(key: string, text: string): void {
    const path = pathOf(key);
    const unfinished = `${path}.${process.pid}`;
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(unfinished, text);
      renameSync(unfinished, path);
    } catch {
      // A read-only or full home: the plan is compiled again next time.
    }
  }
}

function pathOf(key: string): string {
  const caches = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return join(caches, "bootwarden", "plans", `${key}.json`);
}
