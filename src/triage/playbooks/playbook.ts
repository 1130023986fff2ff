// What to do about a kind of finding: content of playbooks/, read into this form. A playbook never decides anything.

import type { Family } from "#commands";
import type { Task, taskTiers } from "../cases/record.ts";

export interface Playbook {
  /** Of its file, without the extension. */
  readonly name: string;
  readonly title: string;
  /** What it is for: any of these. */
  readonly for: {
    /** Every case. */
    readonly everything: boolean;
    /** Folders of detections. */
    readonly detections: readonly string[];
    /** Findings of rules that no playbook knows by name; a technique stands for its sub-techniques. */
    readonly techniques: readonly string[];
    /** Findings of what a device showed of itself. */
    readonly evidence: boolean;
  };
  readonly tasks: readonly PlaybookTask[];
}

export interface PlaybookTask {
  readonly tier: (typeof taskTiers)[number];
  readonly says: string;
  readonly why: string;
  /** To paste, with `{image}` and `{filesystem}` where the case's own values belong. */
  readonly commands: ReadonlyMap<Family, readonly string[]>;
  /** Families for which there is nothing to paste, and why. */
  readonly silent: ReadonlyMap<Family, string>;
  readonly caution: Task["caution"];
  readonly undo: Task["undo"];
}
