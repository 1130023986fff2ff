// A path pattern becomes the paths that it names. Node 20 has no glob of its own; this one knows `*`, `?`, `[…]`,
// `{a,b}` and `**`. A name that starts with a dot is matched only by a pattern part that starts with one.

import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

export function isPattern(path: string): boolean {
  return /[*?[{]/.test(path);
}

/** Sorted, each path once. Folders that cannot be listed hold no match. */
export async function pathsMatching(pattern: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const one of alternatives(pattern)) {
    const parts = one.split("/").filter((part, index) => part !== "" || index === 0);
    const root = parts[0] === "" ? "/" : "";
    await walk(root, root === "" ? parts : parts.slice(1), found);
  }
  return [...found].sort();
}

async function walk(folder: string, parts: readonly string[], found: Set<string>): Promise<void> {
  const [part, ...rest] = parts;
  if (part === undefined) {
    found.add(folder);
    return;
  }
  if (part === "**") {
    await walk(folder, rest, found);
    for (const name of await names(folder)) {
      const path = join(folder, name);
      if (!name.startsWith(".") && (await isFolder(path))) await walk(path, parts, found);
    }
    return;
  }
  if (!isPattern(part)) {
    const path = join(folder, part);
    if (await exists(path)) await walk(path, rest, found);
    return;
  }
  const matches = expressionOf(part);
  for (const name of await names(folder)) {
    if (!matches.test(name) || (name.startsWith(".") && !part.startsWith("."))) continue;
    const path = join(folder, name);
    if (rest.length === 0 || (await isFolder(path))) await walk(path, rest, found);
  }
}

/** `a{b,c}d` becomes `abd` and `acd`; an opening brace without its end stands for itself. */
export function alternatives(pattern: string): readonly string[] {
  const match = /^([^{]*)\{([^{}]*)\}(.*)$/s.exec(pattern);
  if (match === null) return [pattern];
  const [, before = "", choices = "", after = ""] = match;
  return choices.split(",").flatMap((choice) => alternatives(`${before}${choice}${after}`));
}

/** One part of a path, without slashes or braces; a range that runs backwards stands for itself. */
export function expressionOf(part: string): RegExp {
  const body = part.replace(/\[(!?)([^\]]+)\]|[*?]|[\\^$.|+(){}[\]]/g, (token, not, set) => {
    if (token === "*") return ".*";
    if (token === "?") return ".";
    if (set === undefined) return `\\${token}`;
    if (!runsForward(String(set))) return token.replace(/[\\^$.|?*+(){}[\]]/g, "\\$&");
    return `[${not === "!" ? "^" : ""}${String(set).replace(/[\\^[\]]/g, "\\$&")}]`;
  });
  return new RegExp(`^${body}$`, "su");
}

function runsForward(set: string): boolean {
  return [...set.matchAll(/(.)-(.)/gsu)].every(([, from = "", to = ""]) => from <= to);
}

async function names(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder === "" ? "." : folder)).sort();
  } catch {
    return [];
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
