// Zone names of log stamps become offsets, where a name has one meaning. A name that several countries use for
// different times (CST, IST, BST ...) keeps none here: the source's settings decide.

/** Minutes east of UTC, by upper-case name (tz database abbreviations; RFC 2822 §4.3 for North America). */
const offsetMinutesByName: ReadonlyMap<string, number> = new Map([
  ["UTC", 0],
  ["GMT", 0],
  ["Z", 0],
  ["WET", 0],
  ["WEST", 60],
  ["CET", 60],
  ["MET", 60],
  ["CEST", 120],
  ["MEST", 120],
  ["EET", 120],
  ["SAST", 120],
  ["EEST", 180],
  ["MSK", 180],
  ["TRT", 180],
  ["PKT", 300],
  ["NPT", 345],
  ["WIB", 420],
  ["HKT", 480],
  ["SGT", 480],
  ["AWST", 480],
  ["JST", 540],
  ["KST", 540],
  ["ACST", 570],
  ["AEST", 600],
  ["ACDT", 630],
  ["AEDT", 660],
  ["NZST", 720],
  ["NZDT", 780],
  ["BRT", -180],
  ["NST", -210],
  ["NDT", -150],
  ["EDT", -240],
  ["EST", -300],
  ["MDT", -360],
  ["MST", -420],
  ["PDT", -420],
  ["PST", -480],
  ["AKDT", -480],
  ["AKST", -540],
  ["HST", -600],
]);

export interface Zone {
  /** As written: `CEST`, `mdt`, `UTC+07:30`, `+02:00`. */
  readonly name: string;
  /** Minutes east of UTC; undefined where the name alone does not say. */
  readonly offsetMinutes: number | undefined;
  /** Index behind the zone. */
  readonly end: number;
}

const zoneShape = /([A-Za-z][A-Za-z0-9]{0,7})?(?:([+-])(\d{1,2})(?::?(\d{2}))?)?/y;
const upperCase = /^[A-Z][A-Z0-9]+$/;

/** Minutes east of UTC of a name of one meaning, in any case. */
export function offsetOfZone(name: string): number | undefined {
  return offsetMinutesByName.get(name.toUpperCase());
}

/**
 * Reads a zone at `at`: a known name in any case, any word in upper case (operators name zones as they like), or an
 * offset. A number behind a name counts east of UTC (`CMT+2`), as device displays mean it.
 */
export function readZone(text: string, at: number): Zone | undefined {
  zoneShape.lastIndex = at;
  const match = zoneShape.exec(text);
  if (match === null || match[0] === "") return undefined;
  const [name, , sign, hours, minutes] = match;
  const end = at + name.length;
  if (hours === undefined) {
    const offsetMinutes = offsetOfZone(name);
    return offsetMinutes === undefined && !upperCase.test(name)
      ? undefined
      : { name, offsetMinutes, end };
  }
  const size = Number(hours) * 60 + Number(minutes ?? 0);
  if (size > 14 * 60) return { name, offsetMinutes: undefined, end };
  return { name, offsetMinutes: sign === "-" ? -size : size, end };
}
