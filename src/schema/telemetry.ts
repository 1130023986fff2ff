// The words for what a device can tell, by which rules say what they need to be able to see.

/** What each kind lets a rule see. The words stand in tags of rules, as `telemetry:CommandAccounting`. */
export const telemetryMeanings = {
  SystemLog: "the device's ordinary messages",
  CommandAccounting: "commands as they were typed, EXEC commands included",
  ConfigLog: "the lines of configuration that were entered",
  LoginLog: "who logged in, and who failed to",
  ReloadLog: "who asked for a reload",
  BootLog: "that the device has booted",
  VersionAtBoot: "the version that runs after a boot",
  InstallLog: "installations of images, with their source",
  FirewallSessions: "sessions through a firewall, built and torn down",
} as const;

export type Telemetry = keyof typeof telemetryMeanings;

export const telemetries: readonly Telemetry[] = Object.keys(telemetryMeanings).filter(isTelemetry);

function isTelemetry(word: string): word is Telemetry {
  return Object.hasOwn(telemetryMeanings, word);
}
