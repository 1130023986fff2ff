// YAML text becomes plain values with their places. Aliases, depth and size are bounded; a key stands once in its map.

export { entry, entryText, listOf, textOf, textsOf } from "./access.ts";
export type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from "./node.ts";
export { spanInSource } from "./place.ts";
export { limits, readYaml } from "./read.ts";
