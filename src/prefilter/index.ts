// A plan becomes a need, needs become a screen over frames.

export { deriveNeed } from "./derive.ts";
export { anyOf, literalNeed, type Need, never, nothing, printNeed } from "./need.ts";
export { needOfPattern } from "./pattern.ts";
export { buildScreen, type Screen } from "./screen.ts";
