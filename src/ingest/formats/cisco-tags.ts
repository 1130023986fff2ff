// The tag of Cisco's message families, `%FACILITY[-SUBFACILITY]-SEVERITY-MNEMONIC:`, is read here once for all of them.

export interface CiscoTag {
  readonly facility: string;
  /** `SW1` of `%PIM-SW1-6-…`; several are joined by hyphens, as written. */
  readonly subfacility: string | undefined;
  /** Syslog number; absent where the tag is malformed, as of boot scripts (`%IOSXEBOOT-Thu-###:`). */
  readonly severity: number | undefined;
  /** The mnemonic alone: `RELOAD`. */
  readonly mnemonic: string;
  /** The tag without decoration: `SYS-5-RELOAD`. */
  readonly name: string;
  /** A blank stands before the colon, as IOS-XR writes it. */
  readonly spaced: boolean;
  /** Index behind the colon. */
  readonly end: number;
}

const tagShape = /[%#]([A-Z][A-Za-z0-9_]*)((?:-[A-Za-z0-9_]+)*?)-([0-7A-Z])-([A-Za-z0-9_]+)( ?):/y;
const malformedShape = /%(IOSXEBOOT)-([^\s:-]+)-([^\s:]+):/y;
const sixDigits = /^\d{6}$/;

/** Letters of small-business switches in place of the digit. */
const severityByLetter: ReadonlyMap<string, number> = new Map([
  ["A", 1],
  ["C", 2],
  ["E", 3],
  ["W", 4],
  ["N", 5],
  ["I", 6],
  ["D", 7],
]);

/** Reads a tag that stands at `at`. The tags of firewalls (`%ASA-5-111010`) are not of this family. */
export function readCiscoTag(text: string, at: number): CiscoTag | undefined {
  tagShape.lastIndex = at;
  const match = tagShape.exec(text);
  if (match === null) return readMalformed(text, at);
  const [all, facility = "", sub = "", level = "", mnemonic = "", gap] = match;
  if (sixDigits.test(mnemonic)) return undefined;
  const severity = severityOf(level);
  const spaced = gap === " ";
  const name = text.slice(at + 1, at + all.length - (spaced ? 2 : 1));
  const end = at + all.length;
  if (severity === undefined) return undefined;
  const subfacility = sub === "" ? undefined : sub.slice(1);
  return { facility, subfacility, severity, mnemonic, name, spaced, end };
}

function severityOf(level: string): number | undefined {
  const code = level.charCodeAt(0) - 48;
  return code <= 7 ? code : severityByLetter.get(level);
}

function readMalformed(text: string, at: number): CiscoTag | undefined {
  malformedShape.lastIndex = at;
  const match = malformedShape.exec(text);
  if (match === null) return undefined;
  const [all, facility = "", , mnemonic = ""] = match;
  const end = at + all.length;
  const name = all.slice(1, -1);
  return {
    facility,
    subfacility: undefined,
    severity: undefined,
    mnemonic,
    name,
    spaced: false,
    end,
  };
}

/**
 * IOS-XE and chassis switches wrap one message in another: `%IOSXE-5-PLATFORM: R0/0: … %INSTALL-5-…:` and
 * `%CARD-5-MSG:SLOT 2 %SYS-5-…:`. The wrapped tag, and the program named right before it.
 */
export function readWrapped(
  text: string,
  outer: CiscoTag,
): { readonly tag: CiscoTag; readonly program?: string } | undefined {
  const wraps = outer.mnemonic === "PLATFORM" || outer.mnemonic === "MSG";
  if (!wraps) return undefined;
  for (let at = text.indexOf(" %", outer.end); at >= 0; at = text.indexOf(" %", at + 1)) {
    const tag = readCiscoTag(text, at + 1);
    if (tag === undefined) continue;
    const program = /([\w./-]+):$/.exec(text.slice(outer.end, at))?.[1];
    return program === undefined ? { tag } : { tag, program };
  }
  return undefined;
}
