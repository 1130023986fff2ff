// `#{name}` in a text of an atomic: which names stand there, and what becomes of them.

import { type StampStyle, stampStyles } from "./stamps.ts";

/** One `#{…}` of a text. A time has a style and may be shifted by so many seconds. */
export interface Placeholder {
  readonly name: string;
  readonly style?: StampStyle;
  readonly shiftSeconds: number;
}

const shape = /#\{([a-z][a-z0-9_]{0,40})(?:\.([a-z0-9]{1,12}))?(?:([+-])(\d{1,6})([smhd]))?\}/g;

/** What looks like a placeholder and is none is left in the text, so that its reader can complain. */
const anything = /#\{[^}\n]{0,80}\}?/g;

const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Whole seconds of `30s`, `5m`, `2h`, `1d`; undefined for other texts. */
export function readSeconds(text: string): number | undefined {
  const match = /^(\d{1,6})([smhd])$/.exec(text);
  return match === null ? undefined : Number(match[1]) * (secondsOf[match[2] ?? "s"] ?? 1);
}

export function fill(text: string, told: (placeholder: Placeholder) => string): string {
  return text.replace(shape, (whole, name, style, sign, count, unit) => {
    const placeholder = placeholderOf({ name, style, sign, count, unit });
    return placeholder === undefined ? whole : told(placeholder);
  });
}

/** Names in the text that nothing fills, and forms that are no placeholder. */
export function unfilled(text: string, known: ReadonlySet<string>): readonly string[] {
  return [...text.matchAll(anything)]
    .map(([whole]) => whole)
    .filter((whole) => {
      let isKnown = false;
      const rest = fill(whole, ({ name, style }) => {
        isKnown = name === "time" ? style !== undefined : style === undefined && known.has(name);
        return "";
      });
      return rest !== "" || !isKnown;
    });
}

type Parts = Readonly<Record<"name" | "style" | "sign" | "count" | "unit", string | undefined>>;

function placeholderOf({ name = "", style, sign, count = "0", unit = "s" }: Parts) {
  const seconds = Number(count) * (secondsOf[unit] ?? 1);
  const shiftSeconds = sign === "-" ? -seconds : seconds;
  if (style === undefined) return { name, shiftSeconds };
  return isStampStyle(style) ? { name, style, shiftSeconds } : undefined;
}

const isStampStyle = (style: string): style is StampStyle => Object.hasOwn(stampStyles, style);
