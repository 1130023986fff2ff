// A value of a device becomes a quotation: its end is seen, and it is no longer than a line.

const charactersMax = 160;

export function quoted(value: string): string {
  const cut = value.length > charactersMax ? `${value.slice(0, charactersMax)}…` : value;
  return `'${cut.replaceAll("'", "’")}'`;
}

export function listed(values: readonly string[]): string {
  return values.map(quoted).join(", ");
}
