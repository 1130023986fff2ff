// A tree of named elements, as XML and JSON encode the same YANG data (RFC 7950 §7, RFC 7951).

export interface Element {
  /** Without prefix or module. */
  readonly name: string;
  /** Text of a leaf; empty where there are children. */
  readonly text: string;
  readonly children: readonly Element[];
}

/** Deeper trees are none of this model's. */
export const depthMax = 32;

export function childrenNamed({ children }: Element, name: string): Element[] {
  return children.filter((child) => child.name === name);
}

/** Text of the first child of the name, blanks at its ends off; empty where there is none. */
export function textOf({ children }: Element, name: string): string {
  return children.find((child) => child.name === name)?.text.trim() ?? "";
}

/** All elements of the name at any depth, outer before inner. */
export function elementsNamed(root: Element, name: string): Element[] {
  const inner = root.children.flatMap((child) => elementsNamed(child, name));
  return root.name === name ? [root, ...inner] : inner;
}

/** Undefined where a value is nested too deeply. Members of an array become elements of one name. */
export function elementOfJson(name: string, value: unknown, depth = 0): Element | undefined {
  if (depth > depthMax) return undefined;
  if (typeof value !== "object" || value === null) {
    return { name, text: String(value ?? ""), children: [] };
  }
  const members = Array.isArray(value)
    ? value.map((item): [string, unknown] => [name, item])
    : Object.entries(value);
  const children: Element[] = [];
  for (const [key, inner] of members) {
    const items: unknown[] = Array.isArray(inner) ? inner : [inner];
    for (const item of items) {
      const child = elementOfJson(key.slice(key.lastIndexOf(":") + 1), item, depth + 1);
      if (child === undefined) return undefined;
      children.push(child);
    }
  }
  return { name, text: "", children };
}
