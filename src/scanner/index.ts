// Many literals, one pass.

export { type Automaton, buildAutomaton, scan } from "./automaton.ts";
