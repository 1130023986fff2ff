// A line becomes the prompt that it is and what was typed behind it. Whether a line is a prompt is decided in two
// steps: a known verb behind it, or nothing at all, makes a name known; then all typed behind that name counts.

import type { Family } from "#commands";

export interface Prompt {
  /** Empty where the prompt shows none, as a ROM monitor's. */
  readonly host: string;
  readonly family?: Family | undefined;
  readonly typed: string;
  /** Of the whole line. */
  readonly columns: number;
  /** It is a prompt whatever other lines of the file say. */
  readonly isSure: boolean;
}

interface PromptRow {
  readonly family?: Family;
  /** Groups: `typed`; `host` where the form shows it. */
  readonly shape: RegExp;
  /** Whether the form with nothing behind it is a prompt and nothing else. */
  readonly isSureAlone: boolean;
}

/** What is longer is no prompt. */
const promptMax = 1024;

const rows: readonly PromptRow[] = [
  {
    family: "xr",
    shape:
      /^(?:RP|LC)\/\d{1,3}\/\w{1,6}\/CPU\d{1,2}:(?<host>[\w.-]{1,64})(?:\([^()]{1,60}\))?[#>] ?(?<typed>.*)$/,
    isSureAlone: true,
  },
  {
    family: "xr",
    shape: /^sysadmin-vm:\d{1,3}_\w{1,6}(?:\([^()]{1,60}\))?# ?(?<typed>.*)$/,
    isSureAlone: true,
  },
  {
    family: "tmos",
    shape:
      /^[\w.-]{1,64}@\((?<host>[\w.-]{1,64})\)(?:\([^()]{1,60}\)){1,4}\(tmos[^()]{0,60}\)# ?(?<typed>.*)$/,
    isSureAlone: true,
  },
  {
    family: "tmos",
    shape: /^\[[\w.-]{1,64}@(?<host>[\w.-]{1,64}):[\w /:-]{1,60}\] [\w~/.-]{1,60} # ?(?<typed>.*)$/,
    isSureAlone: true,
  },
  {
    family: "panos",
    shape:
      /^[\w.-]{1,64}@(?<host>[\w.-]{1,64})\((?:active|passive|suspended|initial|tentative|non-functional|primary|secondary)[\w-]{0,20}\)> ?(?<typed>.*)$/,
    isSureAlone: true,
  },
  {
    // Junos, PAN-OS, Linux below either.
    shape: /^[\w.-]{1,64}@(?<host>[\w.-]{1,64})(?::[\w~/.-]{1,64})?[>#%$] ?(?<typed>.*)$/,
    isSureAlone: true,
  },
  {
    family: "vrp",
    shape: /^(?:HRP_[MS])?\[[~*](?<host>[A-Za-z][\w./-]{0,80})\] ?(?<typed>.*)$/,
    isSureAlone: true,
  },
  {
    // VRP and Comware.
    shape: /^(?:HRP_[MS])?<(?<host>[A-Za-z][\w.-]{0,63})> ?(?<typed>.*)$/,
    isSureAlone: false,
  },
  {
    shape: /^(?:HRP_[MS])?\[(?<host>[A-Za-z][\w./-]{0,80})\] ?(?<typed>.*)$/,
    isSureAlone: false,
  },
  {
    family: "fortios",
    shape: /^(?<host>[A-Za-z0-9][\w.-]{0,63}) (?:\([\w.-]{1,40}\) )?[#$](?: (?<typed>.*))?$/,
    isSureAlone: false,
  },
  {
    // AireOS.
    shape: /^\((?<host>[^()]{1,64})\) > ?(?<typed>.*)$/,
    isSureAlone: true,
  },
  {
    // ROM monitors.
    shape:
      /^(?:rommon(?: #?\d{1,4})? ?>|grub rommon(?: \d{1,4})? ?>|loader(?:-\w{1,12})?>) ?(?<typed>.*)$/,
    isSureAlone: true,
  },
  {
    // ASA: the order of name, context, unit and state is the operator's.
    family: "asa",
    shape:
      /^(?=[^#>(]{0,120}\b(?:pri|sec)\b)(?=[^#>(]{0,120}\b(?:act|stby|actNoFailover)\b)(?:(?:pri|sec|act|stby|actNoFailover)\/){0,2}(?<host>[A-Za-z0-9][\w.-]{0,63})(?:\/[\w.-]{1,40}){0,4}(?:\([^()]{1,60}\))?[#>] ?(?<typed>.*)$/,
    isSureAlone: true,
  },
  {
    // IOS, NX-OS, EOS (with the time of day), ASA.
    shape:
      /^(?<host>[A-Za-z0-9][\w.+~-]{0,63}?)(?:\.\d\d:\d\d:\d\d)?(?:\/[\w.-]{1,40}){0,3}(?:\([^()]{1,60}\)){0,3}[#>] ?(?<typed>.*)$/,
    isSureAlone: true,
  },
];

/** First words of what is typed at devices, in full; abbreviations of two letters or more count. */
const verbs: readonly string[] = [
  ...["show", "display", "dir", "verify", "get", "diagnose", "execute", "request", "file"],
  ...["terminal", "enable", "disable", "exit", "end", "quit", "logout", "configure", "do", "more"],
  ...["copy", "reload", "reboot", "boot", "write", "ping", "traceroute", "screen-length", "return"],
  ...["system-view", "admin", "run", "no", "set", "attach", "clear", "debug", "undebug", "install"],
  ...[
    "test",
    "bash",
    "config",
    "edit",
    "tmsh",
    "list",
    "less",
    "tail",
    "cat",
    "pwd",
    "cd",
    "delete",
  ],
  ...[
    "telnet",
    "ssh",
    "login",
    "who",
    "switchto",
    "start",
    "connect",
    "session",
    "save",
    "upgrade",
  ],
];

export function promptIn(text: string): Prompt | undefined {
  if (text.length > promptMax || !/[>#\]$%]/.test(text)) return undefined;
  const line = text.trim();
  for (const row of rows) {
    const groups = row.shape.exec(line)?.groups;
    if (groups === undefined) continue;
    const { host = "" } = groups;
    const typed = withoutEcho(groups["typed"]?.trim() ?? "", line);
    const isSure = typed === "" ? row.isSureAlone : isVerb(typed);
    return { host, family: row.family, typed, columns: text.length, isSure };
  }
  return undefined;
}

/** A prompt that was printed anew behind itself, as after a log message. */
function withoutEcho(typed: string, line: string): string {
  const prompt = line.slice(0, line.length - typed.length).trim();
  let rest = typed;
  while (prompt !== "" && rest.startsWith(prompt)) rest = rest.slice(prompt.length).trim();
  return rest;
}

/** Whether a line is typed text by its first word. */
export function isVerb(typed: string): boolean {
  const [, first = ""] = /^([A-Za-z][\w-]{0,20})(?=[\s|?]|$)/.exec(typed) ?? [];
  const word = first.toLowerCase();
  if (word.length < 2) return false;
  return verbs.some((verb) => verb.startsWith(word));
}
