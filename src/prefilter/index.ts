// A plan becomes a need, needs become a screen over frames.

export { deriveDriverNeed, deriveNeed } from "./derive.ts";
export { canMeet } from "./making.ts";
export { anyOf, literalNeed, type Need, nothing, printNeed } from "./need.ts";
export { buildScreen, type Screen } from "./screen.ts";
