// Values as devices print them, in the one form that their kind of fact has.

const secondsOf: Readonly<Record<string, number>> = {
  year: 31_536_000,
  week: 604_800,
  day: 86_400,
  hour: 3600,
  minute: 60,
  second: 1,
};

/** `2 years, 1 week, 3 minutes` in seconds; undefined where a part is no number with a unit. */
export function secondsOfUptime(text: string): string | undefined {
  const parts = text
    .trim()
    .replace(/[.,;]$/, "")
    .split(/,| and /, 8)
    .map((part) => part.trim());
  let total = 0;
  for (const part of parts) {
    const [, count, unit = ""] = /^(\d{1,6})\s?([a-z]{1,7})\(?s?\)?$/i.exec(part) ?? [];
    const seconds = secondsOf[unit.toLowerCase().replace(/s$/, "")];
    if (count === undefined || seconds === undefined) return undefined;
    total += Number(count) * seconds;
  }
  return String(total);
}

/** `0x` and lower-case hexadecimal without leading zeros; undefined where it is no number. */
export function registerOf(text: string): string | undefined {
  const [, digits] = /^(?:0x)?([0-9a-f]{1,8})$/i.exec(text.trim()) ?? [];
  return digits === undefined ? undefined : `0x${Number.parseInt(digits, 16).toString(16)}`;
}

/** The words that switches of booting are shown with, as yes or no; others as they are. */
export function yesOrNo(text: string): string {
  const word = text.trim().toLowerCase();
  if (["yes", "true", "enabled", "enable", "on"].includes(word)) return "yes";
  if (["no", "false", "disabled", "disable", "off"].includes(word)) return "no";
  return text.trim();
}

/** What a fact is about where stack members, slots or supervisors have one each: `BOOT 2`. */
export function ofMember(name: string, member: string): string {
  return [name, member].filter(Boolean).join(" ");
}

/** A member's number without leading zeros, as all commands of a device have it. */
export function memberNumber(text: string): string {
  return text.replace(/^0+(?=\d)/, "");
}
