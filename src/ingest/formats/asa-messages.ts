// What the well-known ASA messages say, by number, as columns of CommonSecurityLog.

import type { Scalar } from "#schema";

type Columns = Readonly<Record<string, Scalar>>;

interface Telling {
  readonly shape: RegExp;
  /** Columns in the order of the shape's groups. */
  readonly columns: readonly string[];
}

// ASA prints the names of well-known ports: 192.0.2.1/ssh.
const endpoint = String.raw`(?:[\w.-]+:)?([0-9A-Fa-f.:]+)[/(]([\w-]{1,15})\)?`;
const portColumns: ReadonlySet<string> = new Set(["SourcePort", "DestinationPort"]);
const flow = ["SourceIP", "SourcePort", "DestinationIP", "DestinationPort"];

const command: Telling = {
  shape: /^User '([^']*)',? running '[^']*' from IP ([0-9A-Fa-f.:]+)/,
  columns: ["SourceUserName", "SourceIP"],
};
const executed: Telling = {
  shape: /^User '([^']*)' executed the /,
  columns: ["SourceUserName"],
};
const login: Telling = {
  shape: new RegExp(`from ${endpoint} to ${endpoint}.* for user ["']([^"']*)["']`),
  columns: [...flow, "SourceUserName"],
};
const authentication: Telling = {
  shape: /user = ([^ ]+)/,
  columns: ["SourceUserName"],
};
const account: Telling = {
  shape: /^(?:New user|User) .*?Uname: ([^ ]+)/,
  columns: ["SourceUserName"],
};
const privilege: Telling = {
  shape: /Uname: ([^ ]+)/,
  columns: ["SourceUserName"],
};
const session: Telling = {
  shape: /Uname: "?([^ "]+)"?/,
  columns: ["SourceUserName"],
};
const builtInbound: Telling = {
  shape: new RegExp(
    String.raw`^(Built) inbound (\w+) connection \d+ for ${endpoint}.*? to ${endpoint}`,
  ),
  columns: ["DeviceAction", "Protocol", ...flow],
};
// Of an outbound connection the message names the far side first.
const builtOutbound: Telling = {
  shape: new RegExp(
    String.raw`^(Built) outbound (\w+) connection \d+ for ${endpoint}.*? to ${endpoint}`,
  ),
  columns: ["DeviceAction", "Protocol", ...flow.slice(2), ...flow.slice(0, 2)],
};
const tornDown: Telling = {
  shape: /^(Teardown) (\w+) connection /,
  columns: ["DeviceAction", "Protocol"],
};
const denied: Telling = {
  shape: new RegExp(`^(Deny) (\\w+) src ${endpoint} dst ${endpoint}`),
  columns: ["DeviceAction", "Protocol", ...flow],
};
const configured: Telling = {
  shape: /reading from (?:terminal|(?:https?|tftp|ftp):\/\/([0-9A-Fa-f.:]+?)(?:[/:]|$))/,
  columns: ["SourceIP"],
};
const permitted: Telling = {
  shape: new RegExp(`TCP access (permitted|denied)[^/]*? from ${endpoint} to ${endpoint}`),
  columns: ["DeviceAction", ...flow],
};

const tellings: ReadonlyMap<string, readonly Telling[]> = new Map([
  ["106023", [denied]],
  ["111007", [configured]],
  ["111008", [executed]],
  ["111009", [executed]],
  ["111010", [command]],
  ["113004", [authentication]],
  ["113005", [authentication]],
  ["113012", [authentication]],
  ["113015", [authentication]],
  ["302013", [builtInbound, builtOutbound]],
  ["302014", [tornDown]],
  ["302015", [builtInbound, builtOutbound]],
  ["302016", [tornDown]],
  ["502101", [account]],
  ["502102", [account]],
  ["502103", [privilege]],
  ["605004", [login]],
  ["605005", [login]],
  ["611101", [session]],
  ["611102", [session]],
  ["611103", [session]],
  ["710002", [permitted]],
  ["710003", [permitted]],
]);

/** The columns that message `id` fills; none where the text does not read as its number says. */
export function securityOf(id: string, text: string): Columns {
  for (const telling of tellings.get(id) ?? []) {
    const match = telling.shape.exec(text);
    if (match !== null) return columnsOf(telling, match);
  }
  return {};
}

function columnsOf(telling: Telling, match: RegExpExecArray): Columns {
  const columns: Record<string, Scalar> = {};
  telling.columns.forEach((column, index) => {
    const value = match[index + 1];
    if (value === undefined) return;
    if (!portColumns.has(column)) columns[column] = value;
    else if (/^\d{1,5}$/.test(value)) columns[column] = BigInt(value);
  });
  return columns;
}
