// Everything that can be set: by a flag, an environment variable or a configuration file, read by one reader each.

import { severities } from "#rules";
import { dispositions, statuses, verdicts } from "#triage";
import { type Reader, readers } from "./setting-readers.ts";

/** One thing that can be set. `flag` is as commander writes it; the environment name follows from the key. */
interface Setting<T> {
  readonly flag: string;
  readonly says: string;
  readonly read: Reader<T>;
  /** May be given more than once; a list in a configuration file. */
  readonly repeats?: true;
  /** Belongs to one run, so a configuration file cannot set it. */
  readonly once?: true;
  /** A map in a configuration file; what a variable or a flag names goes before it, the others stay. */
  readonly keyed?: true;
  /** Only typed: neither a variable nor a file may set it unseen. */
  readonly typed?: true;
}

const { choice, instant, named, nonce, path, spanOfTime, syslogTarget, tacacsFormat } = readers;
const { text, tunable, wholeNumber, yes, zone } = readers;

export const settingRows = {
  format: {
    flag: "-F, --format <name>",
    says: "table on a terminal, ndjson in a pipe, unless named",
    read: choice(["table", "json", "ndjson", "csv", "sarif", "junit", "markdown", "html"]),
  },
  output: {
    flag: "-o, --output <file>",
    says: "write there instead of standard output",
    read: path,
  },
  page: {
    flag: "--page <file>",
    says: "write the page of all cases there (default: bootwarden-demo.html)",
    read: path,
    once: true,
  },
  color: {
    flag: "--color <when>",
    says: "auto, always or never; NO_COLOR and FORCE_COLOR are heeded",
    read: choice(["auto", "always", "never"]),
  },
  quiet: { flag: "-q, --quiet", says: "no summary, no notes, no progress", read: yes },
  rules: {
    flag: "-r, --rules <path...>",
    says: "rule files or folders (default: each bundled detection once)",
    read: path,
    repeats: true,
  },
  device: {
    flag: "--device <name>",
    says: "one device only, by name or address",
    read: text,
    once: true,
  },
  watchlists: {
    flag: "--watchlists <folder...>",
    says: "folders of CSV files that rules look up by name, before those beside the rules",
    read: path,
    repeats: true,
  },
  tunables: {
    flag: "--tune <name=value...>",
    says: "another value for a constant that KQL rules bind at their top, as TimeWindow=12h",
    read: tunable,
    repeats: true,
    keyed: true,
  },
  "fail-on": {
    flag: "--fail-on <severity>",
    says: "exit with 1 where a finding is at least this severe",
    read: choice(["informational", "low", "medium", "high", "critical"]),
  },
  "missing-columns": {
    flag: "--missing-columns <how>",
    says: "refuse a column that its table lacks, or read it as empty text",
    read: choice(["refuse", "empty"]),
  },
  language: {
    flag: "-l, --language <name>",
    says: "kql, spl, sigma, or all of a rule's files (a query's own is guessed, and said)",
    read: choice(["kql", "spl", "sigma", "all"]),
  },
  now: {
    flag: "--now <time>",
    says: "the moment that now() means, ISO 8601 (default: the clock)",
    read: instant,
    once: true,
  },
  "received-at": {
    flag: "--received-at <time>",
    says: "when the logs arrived, ISO 8601: settles missing years (default: the clock)",
    read: instant,
    once: true,
  },
  zone: {
    flag: "--zone <offset>",
    says: "the devices' zone where a stamp names none, as +02:00 (default: UTC)",
    read: zone,
  },
  "tacacs-format": {
    flag: "--tacacs-format <format>",
    says: `the accounting format of your tac_plus-ng, as '\${nas}::\${user}::\${accttype}::\${cmd}'`,
    read: tacacsFormat,
  },
  store: { flag: "--store <file>", says: "a DuckDB file to keep events in", read: path },
  limit: { flag: "--limit <rows>", says: "rows to answer at most", read: wholeNumber },
  "memory-limit-mb": {
    flag: "--memory-limit-mb <megabytes>",
    says: "memory of the store; beyond it, events go to temporary files",
    read: wholeNumber,
  },
  "temporary-folder": {
    flag: "--temporary-folder <folder>",
    says: "where events go that memory does not hold",
    read: path,
  },
  "explain-input": {
    flag: "--explain-input",
    says: "show how the first ten lines of each source are read, and stop",
    read: yes,
    once: true,
  },
  file: { flag: "-f, --file <file>", says: "read the query from a file", read: path, once: true },
  line: {
    flag: "--line <text>",
    says: "a raw log line to try the rule on",
    read: text,
    repeats: true,
    once: true,
  },
  "csv-formulas": {
    flag: "--csv-formulas <how>",
    says: "escape text that a spreadsheet would run, or keep it as it is",
    read: choice(["escape", "keep"]),
  },
  "trust-anchors": {
    flag: "--trust-anchors <path...>",
    says: "certificates to trust, and those of devices: files or folders, PEM or DER",
    read: path,
    repeats: true,
  },
  "known-good-values": {
    flag: "--known-good-values <file...>",
    says: "the vendor's lists of Known Good Values, each with FILE.signature beside it",
    read: path,
    repeats: true,
  },
  nonce: {
    flag: "--nonce <number...>",
    says: "the numbers that the device was asked to sign: another one fails",
    read: nonce,
    repeats: true,
    once: true,
  },
  baseline: {
    flag: "--baseline <folder>",
    says: "keep what devices show there, and tell what has changed since",
    read: path,
  },
  keep: {
    flag: "--keep",
    says: "take what is shown now as the new baseline",
    read: yes,
    once: true,
    typed: true,
  },
  hashes: {
    flag: "--hashes <list...>",
    says: "lists of known hashes: Cisco's bulk hash file, sha512sum and the like, CSV, YAML",
    read: path,
    repeats: true,
  },
  images: {
    flag: "--images <path...>",
    says: "image files on disk to hash, copied off devices",
    read: path,
    repeats: true,
    once: true,
  },
  history: {
    flag: "--history <repository...>",
    says: "git repositories of RANCID or Oxidized: what devices ran and booted, and since when",
    read: path,
    repeats: true,
    once: true,
  },
  all: { flag: "-a, --all", says: "every test", read: yes, once: true, typed: true },
  atomics: {
    flag: "--atomics <folder>",
    says: "a folder of atomic tests (default: the bundled ones)",
    read: path,
  },
  input: {
    flag: "--input <name=value...>",
    says: "a value for an input argument of the tests",
    read: named,
    repeats: true,
    once: true,
    typed: true,
  },
  telemetry: {
    flag: "--telemetry <folder>",
    says: "write the messages there, or to standard output for -",
    read: path,
    once: true,
    typed: true,
  },
  send: {
    flag: "--send <target>",
    says: "send the messages as syslog: udp://127.0.0.1:514, tcp://[::1]:514",
    read: syslogTarget,
    once: true,
    typed: true,
  },
  framing: {
    flag: "--framing <how>",
    says: "over TCP: octet (RFC 6587 counts, the default) or lf",
    read: choice(["octet", "lf"]),
  },
  rate: {
    flag: "--rate <messages>",
    says: "messages to send in a second at most (default: 50)",
    read: wholeNumber,
  },
  context: {
    flag: "--context <path...>",
    says: "what the organisation knows: windows, tickets, approvals, accounts, devices",
    read: path,
    repeats: true,
  },
  playbooks: {
    flag: "--playbooks <path...>",
    says: "playbooks beside the bundled ones",
    read: path,
    repeats: true,
  },
  "case-window": {
    flag: "--case-window <span>",
    says: "findings of a device at most so far apart join one case (default: 24h)",
    read: spanOfTime,
  },
  "case-from": {
    flag: "--case-from <severity>",
    says: "lesser findings open no case, but join one that is open (default: medium)",
    read: choice(severities),
  },
  by: {
    flag: "--by <name>",
    says: "who is written into the history (default: the user who is logged in)",
    read: text,
  },
  status: {
    flag: "--status <status>",
    says: `open, all, ${statuses.join(", ")} (default: open)`,
    read: choice(["open", "all", ...statuses]),
    once: true,
  },
  verdict: {
    flag: "--verdict <verdict>",
    says: "cases of this verdict alone",
    read: choice(verdicts),
    once: true,
  },
  severity: {
    flag: "--severity <severity>",
    says: "cases at least this severe",
    read: choice(severities),
    once: true,
  },
  disposition: {
    flag: "--disposition <why>",
    says: `what it was: ${dispositions.join(", ")}`,
    read: choice(dispositions),
    once: true,
    typed: true,
  },
  comment: {
    flag: "--comment <text>",
    says: "the reason, for those who come after",
    read: text,
    once: true,
    typed: true,
  },
  head: {
    flag: "--head <hash>",
    says: "hash of the last record as it was noted elsewhere: proves that no end is missing",
    read: text,
    once: true,
    typed: true,
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

export type SettingName = keyof typeof settingRows;
type Row<N extends SettingName> = (typeof settingRows)[N];
type Value<N extends SettingName> = ReturnType<Row<N>["read"]>;

export type Settings = {
  readonly [N in SettingName]?: Row<N> extends { repeats: true } ? readonly Value<N>[] : Value<N>;
};

export const settingNames: readonly SettingName[] = Object.keys(settingRows).filter(isSettingName);

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingRows, name);
}

export function settingRow(name: SettingName): Setting<unknown> {
  return settingRows[name];
}

export function environmentName(name: SettingName): string {
  return `BOOTWARDEN_${name.replaceAll("-", "_").toUpperCase()}`;
}
