// A file of Atomic Red Team's schema becomes atomics. Its own keys are held to that schema, those below `network` to
// ours; a file without `network` tells nothing that could be replayed here and is refused.

import type { Compiled, SourceText } from "#text";
import type { YamlNode } from "#yaml";
import type { Atomic, DeviceCommands, Executor, InputArgument } from "./atomic.ts";
import { type AtomicFields, readDocument } from "./fields.ts";
import type { AtomicChannels } from "./read-channels.ts";
import { readTelemetry } from "./read-telemetry.ts";
import { builtIns } from "./settle.ts";

/** Atomic Red Team's platforms, and the one that it lacks. */
const platforms = [
  ...["network", "windows", "macos", "linux", "office-365", "azure-ad", "google-workspace"],
  ...["saas", "iaas", "containers", "iaas:gcp", "iaas:azure", "iaas:aws"],
];
const inputTypes = ["string", "path", "url", "integer", "float"];
const executors = ["manual", "command_prompt", "powershell", "sh", "bash"];
const testKeys = [
  ...["name", "auto_generated_guid", "description", "supported_platforms", "input_arguments"],
  ...["dependency_executor_name", "dependencies", "executor", "network"],
];

const technique = /^T\d{4}(?:\.\d{3})?$/;
const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const inputName = /^[a-z][a-z0-9_]{0,40}$/;

export function readAtomics(
  source: SourceText,
  channels: AtomicChannels,
): Compiled<readonly Atomic[]> {
  return readDocument(source, (fields) => {
    fields.only(["attack_technique", "display_name", "atomic_tests"]);
    const id = fields.required("attack_technique", "a file of atomics") ?? "";
    if (!technique.test(id)) fields.beyond("attack_technique", "as T1542 or T1542.005", `'${id}'`);
    const techniqueName = fields.required("display_name", "a file of atomics") ?? "";
    return fields.items("atomic_tests", "a file of atomics").flatMap((node, index) => {
      const test = fields.mapAt(node, "an atomic test");
      const heading = { technique: id, techniqueName, id: `${id}-${index + 1}` };
      return test === undefined ? [] : [{ ...heading, ...readTest(test, channels) }];
    });
  });
}

type Test = Omit<Atomic, "technique" | "techniqueName" | "id">;

function readTest(fields: AtomicFields, channels: AtomicChannels): Test {
  fields.only(testKeys);
  const id = fields.required("auto_generated_guid", "an atomic test") ?? "";
  if (!guid.test(id)) fields.beyond("auto_generated_guid", "a GUID in lower case", `'${id}'`);
  const inputs = readInputs(fields);
  const known = new Set([...builtIns, ...inputs].map(({ name }) => name));
  const own = fields.child("network", "an atomic test");
  own?.only(["devices", "telemetry"]);
  return {
    name: fields.required("name", "an atomic test") ?? "",
    guid: id,
    description: fields.required("description", "an atomic test")?.trim() ?? "",
    platforms: readPlatforms(fields),
    inputs,
    dependencies: readDependencies(fields),
    executor: readExecutor(fields, known),
    devices: own === undefined ? [] : readDevices(own, known),
    telemetry: own === undefined ? [] : readTelemetry(own, { known, channels }),
  };
}

function readPlatforms(fields: AtomicFields): readonly string[] {
  fields.items("supported_platforms", "an atomic test");
  const named = fields.lines("supported_platforms");
  for (const { text, at } of named) fields.word(text, platforms, at);
  return named.map(({ text }) => text);
}

function readInputs(fields: AtomicFields): readonly InputArgument[] {
  const taken = new Set(["time", "text", "number", ...builtIns.map(({ name }) => name)]);
  return (fields.below("input_arguments")?.map.entries ?? []).flatMap(({ key, keyAt, value }) => {
    const input = fields.mapAt(value, "an input argument");
    if (input === undefined) return [];
    input.only(["description", "type", "default"]);
    if (!inputName.test(key)) fields.wrong(keyAt, `'${key}' must be lower-case letters, digits, _`);
    if (taken.has(key)) fields.wrong(keyAt, `'${key}' is a name that every atomic has`);
    const description = input.required("description", "an input argument") ?? "";
    const type = input.choice("type", inputTypes) ?? "string";
    return [{ name: key, description, type, default: input.text("default") ?? "" }];
  });
}

function readDependencies(fields: AtomicFields): readonly string[] {
  if (fields.entry("dependency_executor_name") !== undefined) {
    fields.choice("dependency_executor_name", executors);
  }
  return fields.nodes("dependencies").flatMap((node) => {
    const dependency = fields.mapAt(node, "a dependency");
    dependency?.only(["description", "prereq_command", "get_prereq_command"]);
    return dependency?.required("description", "a dependency") ?? [];
  });
}

/** Atomic Red Team runs `command` by a shell and lets a person follow `steps`; a device has no other way. */
function readExecutor(fields: AtomicFields, known: ReadonlySet<string>): Executor {
  const executor = fields.child("executor", "an atomic test");
  if (executor === undefined) return { name: "", steps: "", cleanUp: "" };
  executor.only(["name", "elevation_required", "command", "steps", "cleanup_command"]);
  const name = executor.choice("name", executors) ?? "manual";
  const steps = executor.template(name === "manual" ? "steps" : "command", "the executor", known);
  const cleanUp = executor.text("cleanup_command") ?? "";
  executor.checkTemplate(cleanUp, executor.placeOf("cleanup_command"), known);
  return { name, steps: steps?.trim() ?? "", cleanUp: cleanUp.trim() };
}

function readDevices(fields: AtomicFields, known: ReadonlySet<string>): readonly DeviceCommands[] {
  return fields.items("devices", "'network'").flatMap((node: YamlNode) => {
    const device = fields.mapAt(node, "a device");
    if (device === undefined) return [];
    device.only(["system", "commands", "clean_up"]);
    device.items("commands", "a device");
    device.items("clean_up", "a device");
    const texts = (key: string) =>
      device.lines(key).map(({ text, at }) => {
        device.checkTemplate(text, at, known);
        return text;
      });
    const system = device.required("system", "a device") ?? "";
    return [{ system, commands: texts("commands"), cleanUp: texts("clean_up") }];
  });
}
