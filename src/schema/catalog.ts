// All tables by name.

import type { Table, TableName } from "./table.ts";
import { commonSecurityLog } from "./tables/common-security-log.ts";
import { deviceNetworkEvents } from "./tables/device-network-events.ts";
import { deviceProcessEvents } from "./tables/device-process-events.ts";
import { networkDeviceActivity } from "./tables/network-device-activity.ts";
import { syslog } from "./tables/syslog.ts";

/** What a query may name. */
export type Catalog = ReadonlyMap<string, Table>;

const tables: readonly Table[] = [
  syslog,
  commonSecurityLog,
  deviceNetworkEvents,
  deviceProcessEvents,
  networkDeviceActivity,
];

export const catalog: Catalog = new Map(tables.map((table) => [table.name, table]));

export function tableNamed(name: TableName): Table {
  const table = catalog.get(name);
  if (table === undefined) throw new RangeError(`no table is named ${name}`);
  return table;
}
