// Logs are read for what they say of the devices that sent them, and nothing of them is kept.

import { diagnosesOf } from "./blind-spots.ts";
import { type DeviceRecord, deviceRecord } from "./device-record.ts";
import { type IntakeReport, type IntakeSettings, takeIn } from "./intake.ts";
import { type RuleSet, type RuleSettings, rulesIn } from "./rule-files.ts";

export interface Examination {
  readonly rules: RuleSet;
  /** Network devices by name. */
  readonly devices: readonly DeviceRecord[];
  readonly intake: IntakeReport;
}

export interface ExaminationSettings extends IntakeSettings, RuleSettings {
  /** Rule files and folders whose needs devices are held against. */
  readonly rules: readonly string[];
}

export async function examineDevices(
  paths: readonly string[],
  { rules: rulePaths, ...settings }: ExaminationSettings,
): Promise<Examination> {
  const rules = await rulesIn(rulePaths, settings);
  const intake = await takeIn(paths, { append: async () => {} }, settings);
  return { rules, devices: diagnosesOf(intake, rules.loaded).map(deviceRecord), intake };
}
