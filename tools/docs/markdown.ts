// Texts become cells and rows of Markdown tables.

/** A blank before a bar or a line's end would end the cell. */
export function cell(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replace(/\s+/g, " ").trim();
}

/** The text as code, whatever it holds; a cell, too. */
export function code(text: string): string {
  const flat = text.replace(/\s+/g, " ").replaceAll("|", "\\|");
  return flat.includes("`") ? `\`\` ${flat} \`\`` : `\`${flat}\``;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

export function page(...parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}

/** Generated pages say so, lest somebody edits them. */
export const generated = "<!-- Written by npm run docs. -->";
