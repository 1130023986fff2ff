// Logs become what each device tells and does not tell, with the lines that help; and the machine is checked.

import { ticksFromIso } from "#schema";
import { type DeviceRecord, type Examination, examineDevices } from "#workspace";
import type { Call, Command } from "../command.ts";
import { deliver } from "../deliver.ts";
import {
  adviceBlocks,
  blindRulesOf,
  deviceColumns,
  deviceRow,
  deviceSections,
} from "../device-report.ts";
import { checkEnvironment, type EnvironmentCheck } from "../environment-checks.ts";
import { type ExitCode, exitCodes, strongest } from "../exit-codes.ts";
import { shortPath } from "../findings.ts";
import { ingestOptions } from "../opening.ts";
import type { Report } from "../output/index.ts";
import { counted } from "../quantities.ts";
import { chosenRules } from "../rule-choice.ts";
import { isUnread, sayInputProblems } from "../say.ts";
import { UsageError } from "../usage-error.ts";
import { sayRuleProblems } from "./check.ts";

export const doctor: Command = {
  name: "doctor",
  says: "Show what each device tells and does not tell, the rules that are blind there, and what to configure",
  takes: [["[path...]", "logs: files, folders, patterns, - for standard input; none: the machine"]],
  settings: [
    ...(["device", "rules", "language", "watchlists", "tunables", "received-at"] as const),
    ...([
      "zone",
      "tacacs-format",
      "format",
      "output",
      "color",
      "quiet",
      "memory-limit-mb",
      "temporary-folder",
    ] as const),
  ],
  formats: ["table", "json", "markdown"],
  forPeople: true,
  examples: [
    ["bootwarden doctor logs/", "every device of a folder of logs"],
    ["bootwarden doctor logs/ --device edge1", "one device, with all that it tells"],
    ["bootwarden doctor logs/ --format markdown -o blind-spots.md", "for a change request"],
    ["bootwarden doctor", "whether this machine has what Bootwarden needs"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { arguments: paths, settings, terminal } = call;
  const examination = await examine(paths, call);
  const { rules, devices, intake } = examination;
  const wanted = settings.device === undefined ? devices : [deviceNamed(settings.device, devices)];
  sayInputProblems([...rules.unread, ...intake.problems], terminal);
  sayRuleProblems({ refused: rules.refused, warnings: [] }, call);
  const checks = await checkEnvironment(settings, rules);
  await deliver(reportOf({ ...examination, devices: wanted }, checks, call), call);
  const done = exitCodes.done.code;
  const isLacking = checks.some(({ name, passes }) => !passes && name !== "rules");
  return strongest([
    isLacking || rules.unread.length > 0 ? exitCodes.usage.code : done,
    rules.refused.length > 0 ? exitCodes.wrongRule.code : done,
    isUnread(intake.problems) ? exitCodes.unread.code : done,
  ]);
}

function examine(paths: readonly string[], call: Call): Promise<Examination> {
  const { settings, startedAtTicks } = call;
  const { receivedAt, ...options } = ingestOptions(call);
  const receivedAtTicks = typeof receivedAt === "string" ? ticksFromIso(receivedAt) : undefined;
  return examineDevices(paths, {
    ...options,
    clockTicks: startedAtTicks,
    ...(receivedAtTicks === undefined ? {} : { receivedAtTicks }),
    ...chosenRules(settings),
  });
}

function deviceNamed(name: string, devices: readonly DeviceRecord[]): DeviceRecord {
  const wanted = name.toLowerCase();
  const found = devices.find(({ device, aliases }) =>
    [device, ...aliases].some((one) => one.toLowerCase() === wanted),
  );
  if (found !== undefined) return found;
  const known = devices.slice(0, 20).map(({ device }) => device);
  throw new UsageError(
    `no device in these logs is named '${name}'`,
    known.length === 0 ? "no network device was seen" : `seen were: ${known.join(", ")}`,
  );
}

function reportOf(
  { rules, devices, intake }: Examination,
  checks: readonly EnvironmentCheck[],
  { settings }: Call,
): Report {
  const [only] = devices;
  const sections = settings.device === undefined || only === undefined ? [] : deviceSections(only);
  const hasLogs = intake.sources.length > 0;
  return {
    title: "Telemetry of devices",
    columns: deviceColumns,
    rows: sections.length > 0 ? [] : devices.map(deviceRow),
    hidesEmptyColumns: true,
    summary: [
      ...sections,
      ...(hasLogs ? [["devices", ...deviceLines(devices), ...lostLines(intake)] as const] : []),
      ["machine", ...checks.map(checkLine)],
    ],
    blocks: adviceBlocks(devices),
    whole: {
      devices,
      rules: {
        loaded: rules.loaded.length,
        refused: rules.refused.map(({ path, problems }) => ({ path, problems })),
      },
      machine: checks,
    },
    records: devices,
  };
}

function deviceLines(devices: readonly DeviceRecord[]): readonly string[] {
  if (devices.length === 0) return ["none that is known to be a network device"];
  const blind = devices.filter((device) => blindRulesOf(device).size > 0).length;
  const brief = devices.filter(({ seenEnough }) => !seenEnough).length;
  return [
    `${counted(devices.length, "device")}; rules are blind on ${blind}`,
    ...(brief === 0
      ? []
      : [`${brief} seen for less than a day or in few messages: silence says little there`]),
  ];
}

/** Messages that could be laid to no device. */
function lostLines({ sources }: Examination["intake"]): readonly string[] {
  const nameless = sources.filter(({ seen }) => seen.nameless > 0);
  const passedOver = sources.reduce((sum, { seen }) => sum + seen.passedOver, 0);
  const count = nameless.reduce((sum, { seen }) => sum + seen.nameless, 0);
  const named = nameless.slice(0, 3).map(({ source }) => shortPath(source));
  const more = nameless.length > named.length ? ` and ${nameless.length - named.length} more` : "";
  return [
    ...(count === 0
      ? []
      : [
          `${counted(count, "message")} of ${named.join(", ")}${more} ${count === 1 ? "names" : "name"} no device`,
        ]),
    ...(passedOver === 0
      ? []
      : [`${counted(passedOver, "message")} of too many devices passed over`]),
  ];
}

function checkLine({ name, passes, says, hint }: EnvironmentCheck): string {
  const told = `${passes ? "passed" : "failed"}  ${name}: ${says}`;
  return hint === undefined ? told : `${told} (${hint})`;
}
