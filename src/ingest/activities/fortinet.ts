// Messages of FortiOS, in its own form or in CEF, and of FortiWeb: images restored, reboots, integrity violations,
// administrators. A message is known by its number alone: the texts differ from release to release.

import { isIpAddress } from "../addresses.ts";
import { type FortiosMessage, fortiosMessages } from "./fortinet-messages.ts";
import type { ActivityFacts, Heard, Recogniser } from "./recogniser.ts";

/** The type and subtype of `event` `system`, as the number in the message starts. */
const eventSystem = "0100";

export const fortinet: readonly Recogniser[] = [
  ...fortiosMessages.map(fortiosRecogniser),
  {
    message: "FortiWeb 10000019",
    formats: ["fortios"],
    keys: ["10000019", "10000021"],
    literals: ["10000019", "10000021"],
    vendor: "Fortinet",
    channel: "Syslog",
    activities: ["ImageInstallCompleted", "ConfigChanged"],
    meaning:
      "An administrator of FortiWeb upgraded the image (10000019), downgraded it, or restored a configuration (10000021).",
    turnedOnBy: "config log syslogd / set status enable",
    grade: "documented",
    source: "FortiWeb Log Message Reference",
    example:
      '<186>date=2026-11-14 time=02:50:00 log_id=10000019 msg_id=000016328576 device_id=FV-1KD0000000001 vd="root" timezone="(GMT)" type=event subtype="system" pri=critical user=ops ui=GUI action=upgrade status=success msg="User ops upgrade the image from GUI(198.51.100.7)"',
    read: readFortiWeb,
  },
];

function fortiosRecogniser({
  number,
  name,
  activity,
  reason,
  meaning,
  grade,
  sample,
}: FortiosMessage): Recogniser {
  const short = number.replace(/^0/, "");
  const installs = activity === "ImageInstallCompleted";
  return {
    message: `${eventSystem}${number}`,
    formats: ["fortios", "cef"],
    keys: [`${eventSystem}${number}`, short],
    literals: [short],
    vendor: "Fortinet",
    channel: "Syslog",
    activities: installs ? [activity, "ImageInstallFailed"] : [activity],
    meaning: `${meaning} (${name})`,
    turnedOnBy: "config log syslogd setting / set status enable",
    grade,
    source: "FortiOS Log Message Reference",
    example: `<190>date=2026-11-14 time=02:50:00 devname="edge-fg" devid="FGT0000000000001" tz="+0000" logid="${eventSystem}${number}" type="event" subtype="system" ${sample}`,
    read(heard) {
      if (!isFortinet(heard)) return undefined;
      const value = valuesOf(heard);
      const failed = installs && /^fail/.test(value("status") ?? "");
      return {
        activity: failed ? "ImageInstallFailed" : activity,
        ...actedBy(value),
        ...(installs && !failed ? versionsIn(value("msg") ?? "") : {}),
        reason: (activity === "LoginFailed" ? value("reason") : undefined) ?? reason,
      };
    },
  };
}

/** CEF of any vendor may bear a number that FortiOS uses too. */
function isFortinet({ reading }: Heard): boolean {
  return reading.vendor === "Fortinet" && reading.product !== "FortiWeb";
}

function readFortiWeb(heard: Heard): ActivityFacts | undefined {
  if (heard.reading.product !== "FortiWeb") return undefined;
  const value = valuesOf(heard);
  const message = value("msg") ?? "";
  if (/\bthe configuration\b/.test(message)) {
    return { activity: "ConfigChanged", ...actedBy(value), reason: "configuration restored" };
  }
  if (!/\bthe image\b/.test(message)) return undefined;
  const reason = /\bdowngraded?\b/.test(message) ? "downgrade" : "upgrade";
  return { activity: "ImageInstallCompleted", ...actedBy(value), reason };
}

/** The value of a field by FortiOS's name of it; undefined where it is empty. */
type Value = (name: string) => string | undefined;

/** FortiOS's names, and those that its CEF gives to the same fields. */
const cefNames: ReadonlyMap<string, readonly string[]> = new Map([
  ["user", ["duser", "suser"]],
  ["ui", ["sproc"]],
  ["srcip", ["src"]],
  ["status", ["outcome"]],
]);

function valuesOf({ reading }: Heard): Value {
  const fields = reading.fields ?? {};
  return (name) =>
    [name, ...(cefNames.get(name) ?? []), `FTNTFGT${name}`]
      .map((it) => fields[it])
      .find((value) => value !== undefined && value !== "");
}

// `ssh(198.51.100.7)`, `https(2001:db8::7)`, `GUI(198.51.100.7)`
const inBrackets = /\w\(([0-9A-Fa-f.:]{3,45})\)/;

function actedBy(value: Value): Partial<ActivityFacts> {
  const ui = value("ui") ?? "";
  const named = [ui, value("msg") ?? ""].map((text) => inBrackets.exec(text)?.[1] ?? "");
  return {
    actor: value("user"),
    actorIP: value("srcip") ?? named.find(isIpAddress),
    terminal: /^[^(\s]{1,64}/.exec(ui)?.[0],
  };
}

const fromTo = /\((v?\d[\w.]{1,30}(?:,build\d{1,6})?) ?-> ?(v?\d[\w.]{1,30}(?:,build\d{1,6})?)\)/;

/** Releases that print what was there and what now is do it as `(v7.2.5,build1517 -> v7.2.8,build1639)`. */
function versionsIn(message: string): Partial<ActivityFacts> {
  const match = fromTo.exec(message);
  return match === null ? {} : { previousVersion: match[1], version: match[2] };
}
