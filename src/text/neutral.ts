// Text of unknown origin becomes text that a terminal only displays.

// C0 but not tab, DEL and C1; bidirectional controls (UAX #9), zero-width characters, line and paragraph separators.
const dangerous =
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Control, bidirectional and invisible characters become visible escapes (`\x1b`, `\u202e`); tabs become one blank. */
export function neutralise(text: string): string {
  return text.replace(dangerous, escapeOf).replaceAll("\t", " ");
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x0a) return "\\n";
  if (code === 0x0d) return "\\r";
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, "0")}`
    : `\\u${code.toString(16).padStart(4, "0")}`;
}
