// An activity and the channel that told it become the kinds of telemetry that a device thereby gives.

import { unreachable } from "#bug";
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

/** A command record of a line of configuration gives both; what a terminal server kept is no device's telemetry. */
export function telemetryOf(activity: Activity, channel: Channel): readonly Telemetry[] {
  switch (channel) {
    case "ConfigLog":
      return ["ConfigLog"];
    case "CommandAccounting":
    case "EventManager":
      return ofConfiguration.has(activity)
        ? ["CommandAccounting", "ConfigLog"]
        : ["CommandAccounting"];
    case "Syslog":
    case "WebUI":
    case "Api":
      return [ofMessage(activity)];
    case "Console":
      return [];
    default:
      return unreachable(channel);
  }
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
      return "CommandAccounting";
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
