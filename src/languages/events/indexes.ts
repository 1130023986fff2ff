// The indexes in which a search finds events: those of the devices' logs, searched where none is named, and that of
// the activities, whose frames already stand in the first.

import type { TableName } from "#schema";
import { publishedIndexes } from "./sourcetypes.ts";

export interface EventIndex {
  /** The name that its events show, then others that find them too. */
  readonly names: readonly [string, ...string[]];
  readonly tables: readonly TableName[];
  /** The sourcetype of all its events, whose fields are columns alone; absent: each frame's own. */
  readonly sourcetype?: string;
}

/**
 * Rows of NetworkDeviceActivity as a summary index would hold them. As in Splunk, an index that is none of the default
 * ones is searched only where a search names it, or all indexes by `index=*`.
 */
const activityIndex: EventIndex = {
  names: ["network_activity"],
  tables: ["NetworkDeviceActivity"],
  sourcetype: "bootwarden:activity",
};

/** The default index under these names, then the others. */
export function indexesOf(
  names: readonly [string, ...string[]] = publishedIndexes,
): readonly [EventIndex, ...EventIndex[]] {
  const deviceLogs: EventIndex = {
    names,
    tables: ["Syslog", "CommonSecurityLog", "DeviceNetworkEvents", "DeviceProcessEvents"],
  };
  return [deviceLogs, activityIndex];
}
