// F5 BIG-IP: the shell tmsh, and the objects that its control plane changes (`modify { db_variable { … } }`).

import type { CommandRow, Effect, Grammar, Said } from "../grammar.ts";
import { listOf } from "../words.ts";

/** A module may be written as a folder of the root: `/sys`. */
const sys = "(sys|/sys)";

function reboots(said: Said): Effect {
  const volume = said.after("volume");
  return {
    activity: "ReloadRequested",
    reason: volume === "" ? undefined : `boots volume ${volume}`,
  };
}

function installs(said: Said): Effect {
  const volume = said.after("volume");
  const reasons = [
    ...(volume === "" ? [] : [`on volume ${volume}`]),
    ...(said.has("reboot") ? ["reboots"] : []),
  ];
  return {
    activity: "ImageInstallStarted",
    image: said.word("image"),
    reason: reasons.length === 0 ? undefined : reasons.join(", "),
  };
}

function bash(): Effect {
  return { activity: "ShellEntered" };
}

const operations: readonly CommandRow[] = [
  {
    takes: `install ${sys} software (image|hotfix|block-device-image|block-device-hotfix) {image}`,
    options: "volume= create-volume reboot",
    does: installs,
  },
  {
    takes: `delete ${sys} software (image|hotfix|block-device-image|block-device-hotfix) {image}`,
    does: (said) => ({ activity: "ImageDeleted", image: said.word("image") }),
  },
  {
    takes: `delete ${sys} software volume {image}`,
    does: (said) => ({
      activity: "ImageDeleted",
      image: said.word("image"),
      reason: "whole volume",
    }),
  },
  { takes: "reboot", options: "volume= slot= in=", does: reboots },
  {
    takes: "shutdown",
    does: () => ({ activity: "ReloadRequested", reason: "powers off" }),
  },
  { takes: "run (util|/util) bash", does: bash },
  { takes: "bash", does: bash },
  { takes: `load ${sys} (config|ucs)`, does: "ConfigChanged" },
  {
    takes: `load ${sys} config default`,
    does: () => ({ activity: "ConfigChanged", reason: "back to the factory configuration" }),
  },
  { takes: `save ${sys} (config|ucs)` },
];

interface Subject {
  readonly path: RegExp;
  readonly activity: Effect["activity"];
  readonly reason?: string;
}

/** What a change is about, told by the object that it names; the first that fits. */
const subjects: readonly Subject[] = [
  {
    path: /\bliveinstall\.checksig\b.*\b(?:disable|false)\b/,
    activity: "ConfigChanged",
    reason: "images are not checked for their signature",
  },
  {
    path: /^\/?sys (?:syslog|log-config|daemon-log-settings|log-rotate)\b|\bdb(?:_variable_name)? "?(?:log|config\.auditing)\b|^cli global-settings .*\baudit\b|^\{ (?:syslog|log_\w+) /,
    activity: "LoggingChanged",
  },
  {
    path: /^\/?auth (?:user|password|remote-role)\b|^\{ userdb_entry /,
    activity: "AccountChanged",
  },
  { path: /^\/?sys icall\b|^cli script\b/, activity: "ScheduledTaskChanged" },
  { path: /^\{ software_desired /, activity: "ImageInstallStarted" },
];

function changes(verb: string): (said: Said) => Effect {
  return (said) => {
    const path = said.rest.join(" ");
    const subject = subjects.find((one) => one.path.test(path));
    const isOff = /\b(?:disabled?|"disable")(?=\s|$)/.test(path);
    return {
      activity: subject?.activity ?? "ConfigChanged",
      reason:
        subject?.reason ??
        (verb === "delete" ? "removed" : isOff && subject !== undefined ? "turned off" : undefined),
    };
  };
}

export const tmos: Grammar = {
  family: "tmos",
  prefixes: ["tmsh", "-c", "-q"],
  execPrefixes: [],
  negations: [],
  abbreviates: true,
  execWhileConfiguring: true,
  separator: ";",
  pipes: { writers: [], filters: ["grep"], redirections: [] },
  places: { network: listOf("ftp tftp scp http https"), storage: [], configurations: [] },
  // The shell knows no modes.
  exec: {
    rows: [
      ...operations,
      ...listOf("create modify edit mv cp").map((verb) => ({ takes: verb, does: changes(verb) })),
      { takes: "delete", does: changes("delete") },
    ],
    neighbours:
      "bash cd cp create delete edit exit generate help install list load modify mv publish pwd quit reboot reset-stats restart run save send-mail show shutdown start stop submit tcpdump",
  },
  config: { rows: [], neighbours: "" },
};
