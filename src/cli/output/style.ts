// Words become coloured words, where colour is wanted. No meaning is carried by colour alone.

export type Tone = "bold" | "dim" | "red" | "yellow" | "blue" | "green" | "magenta";

/** Gives the text the tone, or leaves it as it is. The text must be safe for a terminal already. */
export type Style = (tone: Tone, text: string) => string;

// ECMA-48 §8.3.117, Select Graphic Rendition.
const codes: Readonly<Record<Tone, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
  magenta: [35, 39],
};

export const plainStyle: Style = (_tone, text) => text;

export const colourStyle: Style = (tone, text) => {
  const [on, off] = codes[tone];
  return `\x1b[${on}m${text}\x1b[${off}m`;
};

const severityTones: Readonly<Record<string, Tone>> = {
  critical: "magenta",
  high: "red",
  medium: "yellow",
  low: "blue",
  error: "red",
  warning: "yellow",
  failed: "red",
  passed: "green",
  bad: "red",
  doubtful: "yellow",
  proven: "green",
  fail: "red",
  pass: "green",
  escalate: "red",
  review: "yellow",
  close: "green",
};

export function severityTone(word: string): Tone | undefined {
  return severityTones[word.toLowerCase()];
}
