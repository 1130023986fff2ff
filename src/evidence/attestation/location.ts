// The five numbers of a location become one name.

export interface Location {
  readonly fru: string;
  readonly slot: string;
  readonly bay: string;
  readonly chassis: string;
  readonly node: string;
}

/** `fru-rp 0`, `chassis 2 fru-rp 0`, `fru-rp 0 bay 1 node 2`: what is 0 or -1 (none) is left off, but for the slot. */
export function locationName({ fru, slot, bay, chassis, node }: Location): string {
  const part = (name: string, value: string) => (isNone(value) ? [] : [`${name} ${value}`]);
  const kind = fru
    .toLowerCase()
    .replaceAll("_", "-")
    .replace(/^binos-/, "");
  return [
    ...part("chassis", chassis),
    `${kind} ${slot}`,
    ...part("bay", bay),
    ...part("node", node),
  ].join(" ");
}

function isNone(value: string): boolean {
  return value === "" || value === "0" || value === "-1";
}
