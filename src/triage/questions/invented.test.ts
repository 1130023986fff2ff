// What the tests of questions ask about: one device, one night of work, invented.

import assert from "node:assert/strict";
import { type Activity, ticksFromIso } from "#schema";
import type { Answer, QuestionId } from "../answer.ts";
import type {
  ApprovedServer,
  ApprovedVersion,
  AuthorizedAccount,
  MaintenanceWindow,
  TriageContext,
} from "../context/context.ts";
import { intersection } from "../context/interval.ts";
import { emptyContext } from "../context/join.ts";
import type { CaseFinding, DeviceActivity, Enquiry } from "../enquiry.ts";
import { askAll } from "./index.ts";

export const device = "lab-r1";
export const image = "isr4300-universalk9.17.09.05a.SPA.bin";
export const everywhere = { devices: [], roles: [], sites: [], models: [] };
export const place = { file: "context", line: 7 };
export const ticks = (time: string): bigint => ticksFromIso(`2026-03-15T${time}Z`) ?? 0n;

/** What happened at a time of 15 March 2026, told by accounting unless said otherwise. */
export function act(
  activity: Activity,
  time: string,
  facts: Partial<DeviceActivity> = {},
): DeviceActivity {
  return {
    time: `2026-03-15T${time}Z`,
    received: `2026-03-15T${time}Z`,
    clockTrust: "synced",
    device,
    deviceIp: "",
    activity,
    channel: "CommandAccounting",
    actor: "",
    actorIp: "",
    command: "",
    transferProtocol: "",
    transferHost: "",
    transferDirection: "",
    imageName: "",
    imagePath: "",
    imageFlags: "",
    version: "",
    previousVersion: "",
    configRegister: "",
    reason: "",
    mnemonic: "",
    message: "",
    file: "device.log",
    line: 1,
    ...facts,
  };
}

interface Told extends Partial<Omit<Enquiry, "context">> {
  readonly context?: Partial<TriageContext>;
}

export function enquiryOf({ context, ...told }: Told): Enquiry {
  return {
    device: { name: device, names: [device] },
    findings: [],
    activities: [],
    ...told,
    context: { ...emptyContext, ...context },
  };
}

/** An answer that is not yes says what would change it, but for a host that is nobody's. */
export function ask(id: QuestionId, told: Told = {}): Answer {
  const answer = askAll(enquiryOf(told))[id];
  const isFinal = answer.value === "yes" || answer.says.includes("is no server");
  assert.equal(answer.wouldChange === "", isFinal, answer.says);
  return answer;
}

export function window(
  from: string,
  until: string,
  facts: Partial<MaintenanceWindow> = {},
): MaintenanceWindow {
  const time = { fromTicks: ticks(from), untilTicks: ticks(until) };
  return {
    at: place,
    id: "W1",
    title: "nightly window",
    kind: "window",
    owner: "netops",
    scope: everywhere,
    state: "",
    isInForce: true,
    images: [],
    versions: [],
    occurrences: (within) => (intersection(time, within) === undefined ? [] : [time]),
    ...facts,
  };
}

export const ticket = (facts: Partial<MaintenanceWindow> = {}): MaintenanceWindow =>
  window("01:00:00", "02:00:00", {
    id: "CHG7",
    kind: "change ticket",
    scope: { ...everywhere, devices: [device] },
    ...facts,
  });

export const copied = (facts: Partial<DeviceActivity> = {}): DeviceActivity =>
  act("ImageCopied", "01:10:00", {
    actor: "ops",
    actorIp: "192.0.2.10",
    command: `copy scp://ops@192.0.2.20/${image} bootflash:`,
    transferProtocol: "scp",
    transferHost: "192.0.2.20",
    transferDirection: "ToDevice",
    imageName: image,
    imagePath: `bootflash:${image}`,
    ...facts,
  });

export const bootChanged = act("BootVariableChanged", "01:20:00", {
  actor: "ops",
  imageName: image,
});
export const requested = act("ReloadRequested", "01:30:00", { actor: "ops" });
export const restarted = act("Restarted", "01:35:00", { version: "17.9.5a", clockTrust: "unset" });

export function account(facts: Partial<AuthorizedAccount> = {}): AuthorizedAccount {
  return {
    at: place,
    account: "ops",
    kind: "person",
    from: [],
    scope: everywhere,
    validity: {},
    note: "",
    ...facts,
  };
}

export function server(facts: Partial<ApprovedServer> = {}): ApprovedServer {
  return {
    at: place,
    server: "192.0.2.20",
    protocols: [],
    vrf: "",
    scope: everywhere,
    validity: {},
    note: "",
    ...facts,
  };
}

export function version(text: string, facts: Partial<ApprovedVersion> = {}): ApprovedVersion {
  return {
    at: place,
    of: "system",
    version: text,
    platform: "",
    scope: everywhere,
    validity: {},
    note: "",
    ...facts,
  };
}

export function finding(facts: Partial<CaseFinding> = {}): CaseFinding {
  return {
    id: "f1",
    origin: "rule",
    title: "Something was found",
    rule: "r1",
    techniques: [],
    severity: "high",
    time: "2026-03-15T01:35:00Z",
    device,
    message: "something",
    evidence: [{ file: "device.log", line: 3, raw: "raw" }],
    evidenceCount: 1,
    ...facts,
  };
}
