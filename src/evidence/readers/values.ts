// Values as devices print them, in the one form that their kind of fact has.

const secondsOf: Readonly<Record<string, number>> = {
  year: 31_536_000,
  week: 604_800,
  day: 86_400,
  hour: 3600,
  minute: 60,
  second: 1,
};

/** `2 years, 1 week, 3 minutes`, `3 days 22 hours` in seconds; undefined where a part is no number with a unit. */
export function secondsOfUptime(text: string): string | undefined {
  const parts = text.replace(/,| and |\.$/g, " ").match(/\d{1,6} ?[a-z]{1,7}(?:\(s\))?/gi) ?? [];
  const left = parts.reduce((rest, part) => rest.replace(part, ""), text);
  if (parts.length === 0 || /\w/.test(left.replace(/\band\b/g, ""))) return undefined;
  let total = 0;
  for (const part of parts) {
    const [, count = "", unit = ""] = /^(\d{1,6}) ?([a-z]{1,7})/i.exec(part) ?? [];
    const seconds = secondsOf[unit.toLowerCase().replace(/s$/, "")];
    if (seconds === undefined) return undefined;
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

/** Paths of a boot variable apart at `;`, without the count of attempts behind a comma and the last `;`. */
export function bootPaths(text: string): string {
  return text
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .split(";")
    .map((path) => path.trim().replace(/,\d{0,4}$/, ""))
    .filter((path) => path !== "")
    .join(";");
}

/** The version in a boot loader's line, with its candidate (`[FC2]`); the line where it tells none. */
export function bootLoaderVersion(text: string): string {
  const shape = /\bversion:? +(\S{1,60}?)(?:\s?(\[FC\d{1,3}\]))?(?:[,\s]|$)/i;
  const [, version, candidate = ""] = shape.exec(text) ?? [];
  return version === undefined ? text : `${version}${candidate}`;
}
