// The JSON text of a statement of compliance becomes names and values.

/** Objects within objects, deeper ones are left out. */
const depthMax = 6;

/** Names of nested objects joined by dots; empty where the text is no JSON object. */
export function statementsOf(text: string): (readonly [name: string, value: string])[] {
  try {
    return flattened(JSON.parse(text), "", 0);
  } catch {
    return [];
  }
}

function flattened(value: unknown, name: string, depth: number): (readonly [string, string])[] {
  if (depth > depthMax) return [];
  if (Array.isArray(value)) return value.flatMap((item) => flattened(item, name, depth + 1));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) =>
      flattened(inner, nameWithin(name, key), depth + 1),
    );
  }
  return name === "" ? [] : [[name, String(value)]];
}

/** The one object that holds all others names nothing. */
function nameWithin(outer: string, key: string): string {
  if (outer === "" && key === "capabilities") return "";
  return outer === "" ? key : `${outer}.${key}`;
}
