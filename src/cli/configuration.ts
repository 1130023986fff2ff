// Flags, environment and configuration file become one set of settings: a flag wins over a variable, a variable over
// the file, the file over the default. A name that nothing knows is an error, wherever it stands.

import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { nearest } from "#text";
import { isScalarText, type ScalarText } from "./setting-readers.ts";
import {
  environmentName,
  isSettingName,
  type SettingName,
  type Settings,
  settingNames,
  settingRow,
} from "./settings.ts";
import { UsageError } from "./usage-error.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What one layer gives for a setting, and where it stands there. */
interface Given {
  readonly values: readonly ScalarText[];
  readonly from: string;
}

type Layer = ReadonlyMap<SettingName, Given>;

export interface Layers {
  /** By commander's attribute names or ours; left out where not given. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly environment: Environment;
  readonly folder: string;
}

export function settle(layers: Layers): Settings {
  const file = fileLayer(layers);
  const environment = environmentLayer(layers.environment);
  const flags = flagLayer(layers.flags);
  const settled: Partial<Record<SettingName, unknown>> = {};
  for (const name of settingNames) {
    const { read, repeats, keyed } = settingRow(name);
    const layersUp = [file, environment, flags].flatMap((layer) => layer.get(name) ?? []);
    const given = keyed === true ? layersUp : layersUp.slice(-1);
    if (given.length === 0) continue;
    const values = given.flatMap((one) => one.values.map((value) => read(value, one.from)));
    settled[name] = repeats === true ? values : values.at(-1);
  }
  // Each value came out of its own row's reader, which is what Settings says of it.
  return settled as Settings;
}

function flagLayer(flags: Layers["flags"]): Layer {
  const layer = new Map<SettingName, Given>();
  for (const name of settingNames) {
    const flag = /--([a-z-]+)/.exec(settingRow(name).flag)?.[1] ?? name;
    const value = flags[flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
    if (value === undefined) continue;
    const values = (Array.isArray(value) ? value : [value]).filter(isScalarText);
    layer.set(name, { values, from: `--${flag}` });
  }
  return layer;
}

function environmentLayer(environment: Environment): Layer {
  const settable = settingNames.filter((name) => settingRow(name).typed !== true);
  const names = new Map(settable.map((name) => [environmentName(name), name]));
  const layer = new Map<SettingName, Given>();
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith("BOOTWARDEN_") || value === undefined) continue;
    const name = names.get(variable);
    if (name === undefined) throw unknown(variable, "environment", [...names.keys()]);
    layer.set(name, { values: partsOf(value, name), from: variable });
  }
  return layer;
}

/** Paths are apart at colons; spans of time hold colons, so names with values are apart at semicolons. */
function partsOf(value: string, name: SettingName): readonly string[] {
  const { repeats, keyed } = settingRow(name);
  if (keyed === true) return value.split(";").filter((part) => part.trim() !== "");
  return repeats === true ? value.split(":") : [value];
}

/** The first of the working folder's, the user's and the machine's; the others are not read. */
function fileLayer({ environment, folder }: Layers): Layer {
  const user = environment["XDG_CONFIG_HOME"] ?? join(environment["HOME"] ?? homedir(), ".config");
  const places = [folder, join(user, "bootwarden"), "/etc/bootwarden", "/etc"];
  const found = places.map((place) => join(place, "bootwarden.yaml")).find(existsSync);
  return found === undefined ? new Map() : readLayer(found);
}

function readLayer(path: string): Layer {
  const lines = new LineCounter();
  const document = parseDocument(textOf(path), { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  const [wrong] = document.errors;
  if (wrong !== undefined) throw new UsageError(`${at(wrong.pos[0])}  ${wrong.message}`);
  return layerOf(document, path, at);
}

function layerOf(document: Document, path: string, at: (offset: number) => string): Layer {
  const layer = new Map<SettingName, Given>();
  if (document.contents === null) return layer;
  if (!isMap(document.contents)) throw new UsageError(`${path} must hold names and values`);
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key)) throw new UsageError(`${path} must hold plain names`);
    const name = String(key.value);
    const place = at(key.range?.[0] ?? 0);
    const allowed = settingNames.filter((one) => settingRow(one).once !== true);
    if (!isSettingName(name) || !allowed.includes(name)) throw unknown(name, place, allowed);
    const { repeats, keyed } = settingRow(name);
    const items = isSeq(value) && repeats === true ? value.items : [value];
    const values = keyed === true ? namedValues(value) : items.map(scalarOf);
    if (!values.every(isScalarText)) {
      const form = keyed === true ? "names, each with a value or a list" : "one value";
      throw new UsageError(`${place}  ${name} must be ${form}`);
    }
    layer.set(name, { values, from: `${place}  ${name}` });
  }
  return layer;
}

const scalarOf = (node: unknown): unknown => (isScalar(node) ? node.value : undefined);

/** `name=value` of each, a list as JSON. */
function namedValues(node: unknown): readonly unknown[] {
  if (!isMap(node)) return [undefined];
  return node.items.map(({ key, value }) => {
    const list = isSeq(value) ? value.items.map(scalarOf) : undefined;
    if (list !== undefined) {
      return list.every(isScalarText) ? `${scalarOf(key)}=${JSON.stringify(list)}` : undefined;
    }
    const scalar = scalarOf(value);
    return isScalarText(scalar) ? `${scalarOf(key)}=${scalar}` : undefined;
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw new UsageError(`the configuration ${path} cannot be read: ${reason}`);
  }
}

function unknown(name: string, place: string, known: readonly string[]): UsageError {
  const close = nearest(name, known);
  return new UsageError(
    `${place}  nothing is named '${name}'`,
    close === undefined ? `known are: ${known.join(", ")}` : `'${close}' is the closest name`,
  );
}
