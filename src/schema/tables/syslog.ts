// The columns of Syslog as Microsoft documents them.

import { provenance, type Table, type TableColumn } from "../table.ts";

const documented: readonly TableColumn[] = [
  { name: "_BilledSize", type: "real", hidden: true },
  { name: "CollectorHostName", type: "string" },
  { name: "Computer", type: "string" },
  { name: "EventTime", type: "datetime" },
  { name: "Facility", type: "string" },
  { name: "HostIP", type: "string" },
  { name: "HostName", type: "string" },
  { name: "_IsBillable", type: "string", hidden: true },
  { name: "ProcessID", type: "int" },
  { name: "ProcessName", type: "string" },
  { name: "_ResourceId", type: "string", hidden: true },
  { name: "SeverityLevel", type: "string" },
  { name: "SourceSystem", type: "string" },
  { name: "_SubscriptionId", type: "string", hidden: true },
  { name: "SyslogMessage", type: "string", verbatim: true },
  { name: "TimeGenerated", type: "datetime" },
  { name: "Type", type: "string" },
];

export const syslog: Table = {
  name: "Syslog",
  columns: [...documented, ...provenance],
  authority: "Azure Monitor Logs reference, table Syslog",
};
