// Files, a store and rules joined: the library's door.

export type { InputProblem } from "./input-problem.ts";
export { type Listing, listSources, type Source } from "./listing.ts";
export { bytesOf } from "./read-source.ts";
