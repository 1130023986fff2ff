// The words of NetworkDeviceActivity: what can happen on a device, and through which channel it was told.

/** All that `Activity` can hold. One row is one thing that happened, told through one channel. */
export const activities = [
  "CommandExecuted",
  "ConfigChanged",
  "BootVariableChanged",
  "ConfigRegisterChanged",
  "ImageCopied",
  "ImageDeleted",
  "ImageInstallStarted",
  "ImageInstallCompleted",
  "ImageInstallFailed",
  "BootloaderUpgraded",
  "ReloadRequested",
  "Restarted",
  "ConfigLoadedFromNetwork",
  "LoginSucceeded",
  "LoginFailed",
  "PrivilegeChanged",
  "ShellEntered",
  "LoggingChanged",
  "LoggingStopped",
  "IntegrityCheckPassed",
  "IntegrityCheckFailed",
  "AccountChanged",
  "ScheduledTaskChanged",
  "Other",
] as const;

export type Activity = (typeof activities)[number];

/** All that `Channel` can hold: how the row's frame came to tell of the activity. */
export const channels = [
  "ConfigLog",
  "CommandAccounting",
  "EventManager",
  "Syslog",
  "Console",
  "WebUI",
  "Api",
] as const;

export type Channel = (typeof channels)[number];

/** How far a device's own clock can be believed when it stamped a message; empty in a row that no device stamped. */
export const clockTrusts = ["synced", "lost", "unset", "relay"] as const;

export type ClockTrust = (typeof clockTrusts)[number];

/** All that `TransferDirection` can hold, seen from the device. `OnDevice`: between two of its own file systems. */
export const transferDirections = ["ToDevice", "FromDevice", "OnDevice"] as const;

export type TransferDirection = (typeof transferDirections)[number];
