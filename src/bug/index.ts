// Faults of our own: never an author's mistake, never the world's failure.

/** A broken invariant of this program. Doors print it with the stage and ask for a report. */
export class Bug extends Error {
  override readonly name = "Bug";
}

/** Closes an exhaustive switch: a new member of a union does not compile until it is handled. */
export function unreachable(value: never): never {
  throw new Bug(`no case for ${JSON.stringify(value)}`);
}
