// Names of the plan become names that SQL keeps apart: its names ignore case, the plan's do not.

import type { Schema } from "#schema";

// DuckDB 1.5 takes no NUL and no empty text in a quoted name; a line end in one would be indented with the SQL.
const unsayable = /^$|[\u0000-\u001f\u2028\u2029]/;

/** What the functions of a list call its element: no column is called so, for it would be hidden there. */
export const elementAlias = "list element";

/** And its place, counted from 0 or 1 as the function has it. */
export const placeAlias = "list place";

/** One alias for each column, in order: the name itself unless another that is the same but for case took it before. */
export function aliasesOf(schema: Schema): string[] {
  const used = new Set([elementAlias, placeAlias]);
  return schema.map(({ name }, index) => {
    const wanted = unsayable.test(name) ? `column ${index + 1}` : name;
    return claim(wanted, used);
  });
}

/** The wanted name or the first of `name_2`, `name_3` … that is free; it is taken from then on. */
export function claim(wanted: string, used: Set<string>): string {
  let alias = wanted;
  for (let count = 2; used.has(alias.toLowerCase()); count++) alias = `${wanted}_${count}`;
  used.add(alias.toLowerCase());
  return alias;
}
