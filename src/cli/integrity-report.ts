// Verdicts on devices become a report: for people one block a device, for spreadsheets one row a check or sign, for
// programs the whole.

import { readRegister } from "#evidence";
import type {
  JoinedVerification,
  VerificationOutcome,
  VerifiedDevice,
  VerifiedImage,
} from "#workspace";
import { shortPath } from "./findings.ts";
import type { Block, Json, OutputFormatName, Report, ReportColumn } from "./output/index.ts";
import { counted, grouped } from "./quantities.ts";

type Verified = VerificationOutcome & Partial<JoinedVerification>;

export function integrityReport(outcome: Verified, format: OutputFormatName): Report {
  const { devices, images } = outcome;
  const isForSpreadsheets = format === "csv";
  return {
    title: "Integrity of devices",
    columns: isForSpreadsheets ? detailColumns : deviceColumns,
    rows: isForSpreadsheets
      ? [...devices.flatMap(detailRows), ...images.flatMap(imageRows)]
      : devices.map(deviceRow),
    hidesEmptyColumns: true,
    summary: summaryOf(outcome),
    blocks: [...devices.map(blockOf), ...(images.length === 0 ? [] : [imageBlock(images)])],
    whole: wholeOf(outcome),
    records: [...devices, ...images],
  };
}

const deviceColumns: readonly ReportColumn[] = [
  { name: "verdict", kind: "severity" },
  { name: "device", kind: "text" },
  { name: "because", kind: "text" },
  { name: "checks", kind: "text", optional: true },
  { name: "signs", kind: "text", optional: true },
];

function deviceRow({ verdict, device, because, checks, signs }: VerifiedDevice): readonly Json[] {
  return [verdict, device, because[0] ?? "", tally(checks, checkResults), tally(signs, severities)];
}

const checkResults = (one: VerifiedDevice["checks"][number]) => one.result;
const severities = (one: VerifiedDevice["signs"][number]) => one.severity;

/** `2 pass, 1 fail`: what there is of each, in the order of its first. */
function tally<T>(list: readonly T[], word: (one: T) => string): string {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(word(one), (counts.get(word(one)) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${count} ${name}`).join(", ");
}

const detailColumns: readonly ReportColumn[] = [
  { name: "device", kind: "text" },
  { name: "verdict", kind: "severity" },
  { name: "kind", kind: "text" },
  { name: "name", kind: "text" },
  { name: "subject", kind: "text" },
  { name: "result", kind: "severity" },
  { name: "says", kind: "text" },
  { name: "trust", kind: "text" },
  { name: "file", kind: "place" },
  { name: "line", kind: "number" },
];

function detailRows({ device, verdict, checks, signs }: VerifiedDevice): readonly Json[][] {
  const rows = [
    ...checks.map(({ check, subject, result, says, trust, at }): Json[] => {
      return ["check", check, subject, result, says, trust, at?.file ?? "", at?.line ?? null];
    }),
    ...signs.map(({ sign, subject, severity, says, at: [place] }): Json[] => {
      const where = [place?.file ?? "", place?.line ?? null];
      return ["sign", sign, subject, severity, says, "on-box", ...where];
    }),
  ];
  const nothing = ["", "", "", "", "", "", "", null];
  return (rows.length === 0 ? [nothing] : rows).map((row) => [device, verdict, ...row]);
}

function imageRows({ path, checks }: VerifiedImage): readonly Json[][] {
  return checks.map(({ check, subject, result, says, trust }) => {
    return ["", result, "check", check, subject, result, says, trust, path, null];
  });
}

/** Texts of lists are not the report's to repeat. */
function wholeOf({ refused, warnings, joined, ...rest }: Verified): object {
  const plain = (files: VerificationOutcome["refused"]) =>
    files.map(({ path, problems }) => ({ path, problems }));
  const cases = joined?.cases.map(({ id, device, status, judgement }) => {
    return { id, device, status, verdict: judgement?.verdict ?? "" };
  });
  const whole = { ...rest, refused: plain(refused), warnings: plain(warnings) };
  return cases === undefined ? whole : { ...whole, cases };
}

function summaryOf({ devices, images, problems, joined }: Verified): Report["summary"] {
  const outputs = devices.flatMap((device) => device.outputs);
  const unread = problems.filter(({ effect }) => effect !== "note").length;
  return [
    ["devices", devices.length === 0 ? "none" : tally(devices, ({ verdict }) => verdict)],
    ["outputs", outputs.length === 0 ? "none" : tally(outputs, ({ state }) => state)],
    ...(images.length === 0 ? [] : [["images", String(images.length)] as const]),
    ...(joined === undefined ? [] : [["cases", ...caseLines(joined)] as const]),
    ...(unread === 0 ? [] : [["not read", counted(unread, "problem")] as const]),
  ];
}

function caseLines({ cases, unjoined }: JoinedVerification["joined"]): readonly string[] {
  const lines = cases.map(({ id, device, judgement }) => {
    return `${id} ${device}: ${judgement?.verdict ?? "not judged"}`;
  });
  return [...lines, ...unjoined];
}

function blockOf(verified: VerifiedDevice): Block {
  const { device, verdict, because, isNamed, problems } = verified;
  const { baseline, history } = verified;
  const kept =
    baseline === undefined
      ? []
      : [`baseline ${baseline.is}: ${baseline.says} (${shortPath(baseline.path)})`];
  const before =
    history === undefined
      ? []
      : [`history: ${history.says}${history.path === "" ? "" : ` (${history.path})`}`];
  const unnamed = isNamed ? [] : ["nothing in it names the device: named after its file"];
  return {
    title: `${shortPath(device)}: ${verdict}`,
    notes: [...kept, ...before, ...unnamed, ...problems.map(problemLine)],
    lines: [
      ...section("because", because),
      ...section("checks", verified.checks.map(checkLine)),
      ...section("signs", verified.signs.flatMap(signLines)),
      ...section("shows", shownLines(verified)),
      ...section("outputs", verified.outputs.map(outputLine)),
      ...section(
        "ask next",
        verified.asks.map(({ command, why }) => `${command}   ${why}`),
      ),
    ],
  };
}

function imageBlock(images: readonly VerifiedImage[]): Block {
  const lines = images.flatMap(({ path, sizeBytes, hashes, structure, checks }) => [
    `${shortPath(path)}  ${grouped(sizeBytes)} bytes  ${structure.form}: ${structure.says}`,
    `  SHA-512 ${hashes.sha512}`,
    ...checks.map((check) => `  ${checkLine(check)}`),
  ]);
  return { title: "image files", notes: [], lines };
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

const problemLine = ({ says, file, line }: VerifiedDevice["problems"][number]): string =>
  `${says} (${shortPath(file)}:${line})`;

function checkLine({
  check,
  subject,
  result,
  says,
  trust,
  at,
}: VerifiedDevice["checks"][number]): string {
  const of = subject === "" ? check : `${check} of ${subject}`;
  const place = at === undefined ? "" : ` (${placeText(at)})`;
  return `${result.padEnd(8)}  ${of}: ${says} [${trust}]${place}`;
}

function signLines({
  severity,
  sign,
  says,
  because,
  next,
  at,
}: VerifiedDevice["signs"][number]): readonly string[] {
  const places = at.length === 0 ? "" : ` (${at.map(placeText).join(", ")})`;
  const shown = `${severity.padEnd(13)} ${sign}: ${says}${places}`;
  return severity === "informational"
    ? [shown]
    : [shown, `    why: ${because}`, `    next: ${next}`];
}

/** What people ask for first. */
const shownKinds = [
  ...(["Model", "SerialNumber", "Version", "RunningImage", "BootLoaderVersion"] as const),
  ...(["RestartedAt", "ReloadReason", "BootVariable", "BootVariableNext"] as const),
  ...(["ConfigRegister", "ConfigRegisterNext"] as const),
];

function shownLines({ facts }: VerifiedDevice): readonly string[] {
  return shownKinds.flatMap((kind) => {
    const lines = facts
      .filter((fact) => fact.kind === kind)
      .flatMap(({ subject, value }) => [
        `${kind}${subject === "" ? "" : ` of ${subject}`}: ${value}`,
        ...(readRegister(value)?.says ?? []).map((bit) => `    ${bit}`),
      ]);
    return [...new Set(lines)];
  });
}

const placeText = ({ file, line, command }: VerifiedDevice["signs"][number]["at"][number]) =>
  `${shortPath(file)}:${line}${command === "" ? "" : ` ${command}`}`;

function outputLine({
  state,
  command,
  file,
  line,
  isCut,
  says,
}: VerifiedDevice["outputs"][number]): string {
  const what = command === "" ? "(no command shown)" : command;
  const why = [isCut ? "cut" : "", says].filter((part) => part !== "").join(": ");
  return `${state.padEnd(8)}  ${what} (${shortPath(file)}:${line})${why === "" ? "" : `  ${why}`}`;
}
