// The text of a version becomes a text that sorts as versions do.

/**
 * Texts of one product sort (by code unit) as their versions were released within a train. Undefined where the text is
 * of no scheme that we know.
 */
export function versionOrder(version: string): string | undefined {
  const numbers = version.match(/\d+/g);
  if (numbers === null) return undefined;
  return numbers.map((number) => number.padStart(6, "0")).join(".");
}

/** Below 0 where `one` is the older; undefined where one of them is of no scheme that we know. */
export function compareVersions(one: string, other: string): number | undefined {
  const [a, b] = [versionOrder(one), versionOrder(other)];
  if (a === undefined || b === undefined) return undefined;
  return a < b ? -1 : a > b ? 1 : 0;
}
