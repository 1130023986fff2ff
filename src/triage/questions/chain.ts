// The work on an image becomes the links of its chain: the image arrives, is checked, is told to boot, the device is
// asked to reload, and starts. What is told through several channels is one link.

import { ticksPerSecond } from "#schema";
import type { DeviceActivity } from "../enquiry.ts";
import { type Act, isFailed, type Work } from "./work.ts";

export const minuteTicks = 60n * ticksPerSecond;

export type LinkKind =
  | "arrival"
  | "installation"
  | "boot loader upgrade"
  | "check"
  | "failed check"
  | "boot change"
  | "request"
  | "scheduled request"
  | "start";

export interface Link {
  readonly kind: LinkKind;
  /** The first row that tells of it. */
  readonly act: Act;
}

export const linkWords: Readonly<Record<LinkKind, string>> = {
  arrival: "an image that arrives",
  installation: "an installation",
  "boot loader upgrade": "an upgrade of the boot loader",
  check: "a check of the image",
  "failed check": "a failed check",
  "boot change": "a change of what boots",
  request: "a request to reload",
  "scheduled request": "a request to reload later",
  start: "a start",
};

/** The same link told within this time was told twice, as by accounting and by syslog. */
const sameLinkTicks = 2n * minuteTicks;
/** Some systems tell of one start in several messages, minutes apart. */
const sameStartTicks = 10n * minuteTicks;

/** In the order of time. */
export function chainOf({ all }: Work): readonly Link[] {
  const last = new Map<LinkKind, bigint>();
  return all.flatMap((act): readonly Link[] => {
    const kind = kindOf(act.activity);
    if (kind === undefined) return [];
    const before = last.get(kind);
    last.set(kind, act.ticks);
    const same = kind === "start" ? sameStartTicks : sameLinkTicks;
    return before !== undefined && act.ticks - before <= same ? [] : [{ kind, act }];
  });
}

function kindOf(activity: DeviceActivity): LinkKind | undefined {
  const { activity: name, command, reason, transferDirection } = activity;
  if (name === "IntegrityCheckFailed" || name === "ImageInstallFailed") return "failed check";
  if (isFailed(activity) || transferDirection === "FromDevice") return undefined;
  switch (name) {
    case "ImageCopied":
      return "arrival";
    case "ImageInstallStarted":
    case "ImageInstallCompleted":
      return "installation";
    case "BootloaderUpgraded":
      return "boot loader upgrade";
    case "BootVariableChanged":
    case "ConfigRegisterChanged":
      return "boot change";
    case "ReloadRequested":
      return /(?:^|, )scheduled (?:for|in|at) /.test(reason) ? "scheduled request" : "request";
    case "Restarted":
      return "start";
    case "IntegrityCheckPassed":
      return "check";
    default:
      return /^verify\b/.test(command) || /^verify \//.test(reason) ? "check" : undefined;
  }
}
