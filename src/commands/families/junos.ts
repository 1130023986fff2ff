// Juniper Junos: operational commands and configuration.

import { reloads } from "../effects/booting.ts";
import { copies, deletes, loads } from "../effects/copying.ts";
import type { CommandRow, Effect, Grammar, Said } from "../grammar.ts";
import type { Place } from "../place.ts";
import { listOf } from "../words.ts";

const installOptions =
  "no-validate no-copy unlink reboot force force-host best-effort-load validate set re0 re1 on-primary";

/** What an installation was told to leave out, or to do by itself. */
function manner(words: readonly string[]): string | undefined {
  const said = [
    ...(words.includes("no-validate") ? ["without validation"] : []),
    ...(words.some((word) => /^force/.test(word)) ? ["forced"] : []),
    ...(words.includes("unlink") ? ["removes the package file"] : []),
    ...(words.includes("reboot") ? ["reboots"] : []),
  ];
  return said.length === 0 ? undefined : said.join(", ");
}

function installs(said: Said): Effect {
  const from = said.place("package");
  const reason = manner(said.rest);
  return { activity: "ImageInstallStarted", from: networkOnly(from), image: from?.text, reason };
}

/** A package on the device itself is installed, not moved. */
function networkOnly(place: Place | undefined): Place | undefined {
  return place?.kind === "network" ? place : undefined;
}

function restoresSoftware(): Effect {
  return { activity: "ImageInstallStarted", reason: "back to the former software" };
}

function zeroizes(): Effect {
  return {
    activity: "ConfigChanged",
    reason: "erases configuration, keys and logs, and reboots",
  };
}

function stops(how: string): (said: Said) => Effect {
  return (said) => ({
    ...reloads(said),
    reason: [how, reloads(said).reason].filter((part) => part !== undefined).join(", "),
  });
}

const timing = "in= at= both-routing-engines other-routing-engine media= message=";

/** Logs are files of the device. */
function deletesFile(said: Said): Effect {
  const path = said.place("file")?.text ?? "";
  if (!/(?:^|:)\/var\/log\//.test(path)) return deletes(said);
  return { activity: "LoggingChanged", reason: "deletes a log" };
}

function clearsLog(): Effect {
  return { activity: "LoggingChanged", reason: "clears a log" };
}

const shell = "ShellEntered";

const operational: readonly CommandRow[] = [
  {
    takes:
      "request (system|vmhost) software (add|in-service-upgrade|nonstop-upgrade) {package:place}",
    options: installOptions,
    does: installs,
  },
  {
    takes: "request (system|vmhost) software add set {packages:rest}",
    does: (said) => ({
      activity: "ImageInstallStarted",
      image: /[^\s[\]"]+/.exec(said.word("packages"))?.[0],
      reason: manner(said.word("packages").split(" ")),
    }),
  },
  { takes: "request (system|vmhost) software rollback", does: restoresSoftware },
  {
    takes: "request system software (delete|delete-backup) [{package}]",
    does: (said) => ({ activity: "ImageDeleted", image: said.word("package") }),
  },
  {
    takes: "request system software validate {package:place}",
    does: (said) => ({ activity: "CommandExecuted", image: said.place("package")?.text }),
  },
  { takes: "request system recover (oam-volume|junos-volume)", does: restoresSoftware },
  { takes: "request (system|vmhost) reboot", options: timing, does: reloads },
  { takes: "request (system|vmhost) halt", options: timing, does: stops("halts") },
  { takes: "request (system|vmhost) power-off", options: timing, does: stops("powers off") },
  { takes: "request system power-cycle", options: timing, does: reloads },
  { takes: "request (system|vmhost) zeroize", does: zeroizes },
  {
    takes: "request (system|vmhost) snapshot",
    does: () => ({
      activity: "CommandExecuted",
      reason: "copies the running software to other media",
    }),
  },
  { takes: "request system firmware (upgrade|downgrade)", does: "BootloaderUpgraded" },
  { takes: "request system (configuration|license|storage|logout|scripts|process)" },
  {
    takes: "clear system reboot",
    does: () => ({ activity: "CommandExecuted", reason: "cancels a reload" }),
  },
  { takes: "start shell", does: shell },
  { takes: "request vmhost shell", does: shell },
  { takes: "file copy {source:place} {destination:place}", does: copies },
  { takes: "file delete {file:place}", does: deletesFile },
  {
    takes: "file checksum (md5|sha1|sha-256|sha256) {file:place}",
    does: (said) => ({ activity: "CommandExecuted", image: said.place("file")?.text }),
  },
  { takes: "clear log", does: clearsLog },
  { takes: "set (cli|date|chassis)" },
  {
    takes: "restart event-processing",
    does: () => ({ activity: "LoggingChanged", reason: "restarts the log daemon" }),
  },
];

/** What a statement is about, told by its path; the first that fits. */
const subjects: readonly { readonly path: RegExp; readonly activity: Effect["activity"] }[] = [
  {
    path: /(?:^|\s)system (?:syslog|accounting|tracing)\b|^security log\b/,
    activity: "LoggingChanged",
  },
  { path: /^syslog (?:host|file|user|archive|console)\b/, activity: "LoggingChanged" },
  {
    path: /(?:^|\s)system (?:login (?:user|class)|root-authentication)\b/,
    activity: "AccountChanged",
  },
  {
    path: /(?:^|\s)(?:event-options (?:policy|event-script|generate-event)|system scripts)\b/,
    activity: "ScheduledTaskChanged",
  },
];

/** Verbs that take a statement out of force. */
const removals: ReadonlyMap<string, string> = new Map([
  ["delete", "removed"],
  ["deactivate", "deactivated"],
]);

function changes(verb: string): (said: Said) => Effect {
  return (said) => {
    const path = said.rest.join(" ");
    const subject = subjects.find((one) => one.path.test(path));
    return { activity: subject?.activity ?? "ConfigChanged", reason: removals.get(verb) };
  };
}

const statements = listOf(
  "set delete deactivate activate insert rename copy replace protect unprotect annotate",
);

const configuration: readonly CommandRow[] = [
  ...statements.map((verb) => ({ takes: verb, does: changes(verb) })),
  {
    takes: "load (override|merge|replace|set|update|patch) [{file:place}]",
    does: (said) => {
      const from = said.place("file");
      return from?.kind === "network" ? loads(from) : { activity: "ConfigChanged" };
    },
  },
  {
    takes: "load factory-default",
    does: () => ({ activity: "ConfigChanged", reason: "back to the factory configuration" }),
  },
  { takes: "(rollback|commit)", does: "ConfigChanged" },
  { takes: "commit check", does: "CommandExecuted" },
  { takes: "(edit|status|up|wildcard)", does: "CommandExecuted" },
];

export const junos: Grammar = {
  family: "junos",
  prefixes: ["top", "sudo"],
  execPrefixes: ["run"],
  negations: [],
  abbreviates: true,
  execWhileConfiguring: false,
  pipes: {
    writers: ["save", "append", "tee"],
    filters: listOf(
      "compare count display except find hold last match no-more refresh request resolve trim",
    ),
    redirections: [],
  },
  places: {
    network: listOf("tftp ftp scp sftp http https"),
    storage: [],
    configurations: [],
  },
  exec: {
    rows: operational,
    neighbours:
      "clear configure edit exit file help monitor mtrace op ping quit request restart set show ssh start telnet test traceroute",
  },
  config: { rows: configuration, neighbours: "" },
};
