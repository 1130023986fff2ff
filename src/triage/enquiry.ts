// All that the questions about one case may look at.

import type { IntegrityReport } from "#evidence";
import type { Confidence, Severity } from "#rules";
import type { Activity, Channel, ClockTrust, TransferDirection } from "#schema";
import type { InventoryDevice, TriageContext } from "./context/context.ts";

/** A finding as a case keeps it: plain values, frozen when it joined. */
export interface CaseFinding {
  /** Stable: the same rule on the same lines, or the same contradiction in the same evidence, gives the same id. */
  readonly id: string;
  /** `evidence`: what the device showed contradicts itself or its logs, or bears a sign of tampering. */
  readonly origin: "rule" | "blind spot" | "evidence";
  readonly title: string;
  /** The rule's id, the sign's name. */
  readonly rule: string;
  /** The detection that the rule is one language of: the folder of its file. Absent where no file is behind it. */
  readonly detection?: string | undefined;
  readonly techniques: readonly string[];
  readonly severity: Severity;
  readonly confidence?: Confidence | undefined;
  /** ISO 8601 in UTC. */
  readonly time: string;
  readonly device: string;
  readonly message: string;
  /** Of the first lines behind it: where they stand and what they say. */
  readonly evidence: readonly {
    readonly file: string;
    readonly line: number;
    readonly raw: string;
  }[];
  readonly evidenceCount: number;
}

/** A row of NetworkDeviceActivity in plain values; times in ISO 8601, texts empty where nothing is told. */
export interface DeviceActivity {
  readonly time: string;
  readonly received: string;
  readonly clockTrust: ClockTrust | "";
  readonly device: string;
  readonly deviceIp: string;
  readonly activity: Activity;
  readonly channel: Channel;
  readonly actor: string;
  readonly actorIp: string;
  readonly command: string;
  readonly transferProtocol: string;
  readonly transferHost: string;
  readonly transferDirection: TransferDirection | "";
  readonly imageName: string;
  readonly imagePath: string;
  readonly imageFlags: string;
  readonly version: string;
  readonly previousVersion: string;
  readonly configRegister: string;
  readonly reason: string;
  readonly mnemonic: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
}

/** The device that a case is about. */
export interface CaseDevice {
  /** The inventory's name, else the name under which the findings know it. */
  readonly name: string;
  /** All names and addresses that stand for it, its own among them. */
  readonly names: readonly string[];
  /** Absent where no inventory knows it. */
  readonly inventory?: InventoryDevice | undefined;
}

export interface Enquiry {
  readonly device: CaseDevice;
  /** In the order of time; never empty. */
  readonly findings: readonly CaseFinding[];
  /** What the device and its servers told around the findings, in the order of time. */
  readonly activities: readonly DeviceActivity[];
  readonly context: TriageContext;
  /** The last verdict on the device's own evidence; absent where none was handed in. */
  readonly integrity?: IntegrityReport | undefined;
  /** Telemetry that the device does not give though rules need it; undefined where nothing is known of it. */
  readonly blindTelemetry?: readonly string[] | undefined;
}
