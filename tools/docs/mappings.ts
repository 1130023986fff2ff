// For each message that tells of an activity: its example, and what it becomes in the tables, in Splunk and in Sigma.

import { Decoder, type Recogniser } from "#ingest";
import { logSourcesOf } from "#languages/sigma";
import { type Event, type Scalar, type TableName, tableNamed, ticksFromIso } from "#schema";
import { code, generated, page, table } from "./markdown.ts";
import { type SplunkFields, splunkFieldsOf } from "./splunk-fields.ts";
import { type VendorPage, vendorPages } from "./vendors.ts";

/** Settles the years that examples lack. */
export const receivedAt = "2026-11-21T12:00:00Z";

const tablesShown: readonly TableName[] = ["NetworkDeviceActivity", "Syslog", "CommonSecurityLog"];

/** Columns that are alike in all rows, or told elsewhere. */
const unshown: ReadonlySet<string> = new Set([
  "ClockTrust",
  "CollectorHostName",
  "EventTime",
  "HostName",
  "Mnemonic",
  "ReceivedTime",
  "SourceSystem",
  "TimeGenerated",
  "Type",
]);

const longestValue = 90;

/** File below docs/ -> its text. */
export async function mappingPages(): Promise<ReadonlyMap<string, string>> {
  const frames = vendorPages.flatMap(({ recognisers }) => recognisers.map((it) => it.example));
  const fields = await splunkFieldsOf(frames, receivedAt);
  return new Map([
    ["mappings/README.md", overview()],
    ...vendorPages.map(
      (vendor) => [`mappings/${vendor.file}.md`, vendorPage(vendor, fields)] as const,
    ),
  ]);
}

function overview(): string {
  return page(
    generated,
    "# Mappings",
    "What each message of the [catalogue](../messages.md) becomes: the columns of Microsoft's tables and of `NetworkDeviceActivity`, the fields of Splunk's add-ons, the log source of Sigma.",
    table(
      ["vendor", "messages"],
      vendorPages.map(({ name, file, recognisers }) => [
        `[${name}](${file}.md)`,
        String(recognisers.length),
      ]),
    ),
    "In Splunk the rows of `NetworkDeviceActivity` are the index `network_activity`; in Sigma they are `product: network, category: device_activity`. Their fields are the columns. The messages themselves are in the index `network`, with the fields that the vendor's add-on cuts out of them; where the add-on leaves Splunk's own reading on, each `key=value` of the message is a field too.",
    `Times, provenance, columns that are empty or alike in all rows, and the \`Message\` of activities (the text from the vendor's tag on) are left out; values are cut at ${longestValue} characters. The examples are synthetic.`,
  );
}

function vendorPage({ name, recognisers }: VendorPage, fields: SplunkFields): string {
  return page(
    generated,
    `# ${name}`,
    "How to read this page: [mappings](README.md).",
    ...recognisers.map((recogniser) => section(recogniser, fields)),
  );
}

function section({ message, meaning, example }: Recogniser, fields: SplunkFields): string {
  const events = eventsOf(example);
  const rows = tablesShown.flatMap((name) =>
    events.filter(({ table: of }) => of === name).map((event) => [code(name), columnsOf(event)]),
  );
  const splunk = fields.get(example) ?? [];
  const sources = logSourcesOf(String(events[0]?.row["_SourceType"]));
  return [
    `## ${code(message)}`,
    meaning,
    `\`\`\`\n${example}\n\`\`\``,
    table(
      ["in", "becomes"],
      [
        ...rows,
        ...(splunk.length === 0 ? [] : [["Splunk", valuesOf(splunk)]]),
        ...(sources.length === 0 ? [] : [["Sigma", byProduct(sources)]]),
      ],
    ),
  ].join("\n\n");
}

/** `product: juniper`, then the services that may be named besides. */
function byProduct(sources: readonly string[]): string {
  const services = new Map<string, string[]>();
  for (const source of sources) {
    const [product = "", ...rest] = source.split(", ");
    const named = rest.map((part) => part.replace(/^service: /, ""));
    services.set(product, [...(services.get(product) ?? []), ...named]);
  }
  return [...services]
    .map(([product, named]) => {
      const besides = named.length === 0 ? "" : `, or with \`service:\` ${named.join(", ")}`;
      return `${code(product)}${besides}`;
    })
    .join("<br>");
}

function eventsOf(example: string): readonly Event[] {
  const decoder = new Decoder({ sourceName: "", receivedAtTicks: ticksFromIso(receivedAt) ?? 0n });
  return [...decoder.push(new TextEncoder().encode(`${example}\n`)), ...decoder.finish()];
}

function columnsOf({ table: name, row }: Event): string {
  const shown = tableNamed(name).columns.flatMap(({ name: column, hidden }) => {
    const value = textOf(row[column]);
    const isRepeated = column === "Message" && name === "NetworkDeviceActivity";
    const isShown = hidden !== true && !column.startsWith("_") && !unshown.has(column);
    return isShown && !isRepeated && value !== "" ? [[column, value] as const] : [];
  });
  return valuesOf(shown);
}

const textOf = (cell: Scalar | undefined): string =>
  cell === undefined || cell === null ? "" : String(cell);

function valuesOf(pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .map(([name, value]) => {
      const cut = value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
      return `${name} ${code(cut)}`;
    })
    .join("<br>");
}
