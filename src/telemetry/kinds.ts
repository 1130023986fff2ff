// An activity and the channel that told it become the kinds of telemetry that a device thereby gives.

import { unreachable } from "#bug";
import type { Recogniser } from "#ingest";
import type { Activity, Channel, Telemetry } from "#schema";

/** Activities that a line of configuration does; a command told of one was a line of configuration. */
const ofConfiguration: ReadonlySet<Activity> = new Set<Activity>([
  "ConfigChanged",
  "BootVariableChanged",
  "ConfigRegisterChanged",
  "LoggingChanged",
  "AccountChanged",
  "ScheduledTaskChanged",
]);

/** One way in which something was told. */
export interface Telling {
  readonly activity: Activity;
  readonly channel: Channel;
  /** The command itself was told with it. */
  readonly isCommand: boolean;
}

/**
 * A record of a command gives what the command does too: a line of configuration, a reload, an installation. What a
 * terminal server kept is no device's telemetry; commands of a web interface are no account of those that are typed.
 */
export function telemetryOf({ activity, channel, isCommand }: Telling): readonly Telemetry[] {
  switch (channel) {
    case "ConfigLog":
      return ["ConfigLog"];
    case "CommandAccounting":
    case "EventManager":
      return ["CommandAccounting", ...ofCommand(activity)];
    case "Api":
      return isCommand ? ["CommandAccounting", ...ofCommand(activity)] : [ofMessage(activity)];
    case "WebUI":
      return isCommand ? ofCommand(activity) : [ofMessage(activity)];
    case "Syslog":
      return [ofMessage(activity)];
    case "Console":
      return [];
    default:
      return unreachable(channel);
  }
}

/** All that the messages of a recogniser can tell. What tells of commands can tell of one that has no other word. */
export function tellingsOf({ activities, channel }: Recogniser): readonly Telling[] {
  const isCommand = activities.includes("CommandExecuted");
  return activities.map((activity) => ({ activity, channel, isCommand }));
}

/** What a command tells by what it does. */
function ofCommand(activity: Activity): readonly Telemetry[] {
  if (ofConfiguration.has(activity)) return ["ConfigLog"];
  const kind = ofMessage(activity);
  return kind === "ReloadLog" || kind === "InstallLog" ? [kind] : [];
}

function ofMessage(activity: Activity): Telemetry {
  switch (activity) {
    case "LoginSucceeded":
    case "LoginFailed":
    case "PrivilegeChanged":
      return "LoginLog";
    case "ReloadRequested":
      return "ReloadLog";
    case "Restarted":
      return "BootLog";
    case "ImageCopied":
    case "ImageDeleted":
    case "ImageInstallStarted":
    case "ImageInstallCompleted":
    case "ImageInstallFailed":
    case "BootloaderUpgraded":
      return "InstallLog";
    case "CommandExecuted":
    case "ConfigChanged":
    case "BootVariableChanged":
    case "ConfigRegisterChanged":
    case "ConfigLoadedFromNetwork":
    case "ShellEntered":
    case "LoggingChanged":
    case "LoggingStopped":
    case "IntegrityCheckPassed":
    case "IntegrityCheckFailed":
    case "AccountChanged":
    case "ScheduledTaskChanged":
    case "Other":
      return "SystemLog";
    default:
      return unreachable(activity);
  }
}
