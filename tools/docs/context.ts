// What the files of context may hold: forms, lists, columns and examples, each example read before it is shown.

import {
  contextFields,
  describedWords,
  type ListKind,
  listKindRows,
  listKinds,
  namedLists,
  readContextFile,
  recordShapes,
  transferProtocols,
  type WindowField,
  windowFieldNames,
} from "#triage";
import { cell, code, generated, page, table } from "./markdown.ts";

export function contextPage(): string {
  return page(
    generated,
    "# What triage knows of the network",
    introduction,
    "## What is read",
    forms(),
    "A file is told from what it holds, not from its name. One that is wrong somewhere is refused as a whole, with every mistake at its line and column; the other files count. While a file is broken, what it said before counts, and that is said. Names of columns are read without case, blanks and punctuation; a column that is none is passed over with a warning. Columns may be parted by commas, semicolons or tabs; lines that begin with `#` are remarks. Text is UTF-8, or UTF-16 with its mark.",
    ...listKinds.map(listSection),
    "## Maintenance windows and change tickets",
    windows(),
    "## Lists under MITRE's names, in YAML or JSON",
    namedListSection(),
    "## Inventories",
    inventories(),
    "## How entries are held against what a device told",
    matching,
    "## What rules look up",
    watchlists,
  );
}

const introduction = [
  "Triage asks of every case what an analyst would ask: was there a window, is this version approved, is that server ours, may this account do it? The answers come from files that teams already have. `--context PATH…` (or `context:` in bootwarden.yaml) names files, folders and patterns; they are read again when they change, and a digest of all of them stands in every answer that rests on them.",
  "`bootwarden check --context PATH…` says what each file holds, how many entries, and what is wrong with it.",
].join("\n\n");

function forms(): string {
  return table(
    ["form", "told from", "holds"],
    [
      ["iCalendar", code("BEGIN:VCALENDAR"), "maintenance windows, with recurrence and zones"],
      [
        "CSV",
        "the names of its columns",
        `${listKinds.map((kind) => listKindRows[kind].holds).join(", ")}, maintenance windows`,
      ],
      ["YAML or JSON", "MITRE's names as its keys", "any of these lists"],
      [
        "JSON",
        "the keys of its records",
        "change tickets of ServiceNow; exports of NetBox and Nautobot",
      ],
      [
        "checksum list",
        "its lines",
        "known hashes: `md5sum`, `sha512sum`, BSD's form, vendors' hash files",
      ],
    ],
  );
}

const titles: Readonly<Record<ListKind, string>> = {
  versions: "Approved versions",
  servers: "Approved servers",
  accounts: "Authorised accounts",
  hashes: "Known hashes",
  devices: "Devices",
};

const examples: Readonly<Record<ListKind, string>> = {
  versions: [
    "Version,Of,Platform,Model,State,Valid from,Valid until,Note",
    "17.9.*,system,IOS-XE,C9300*,approved,2026-01-01,,",
    "17.9.3,system,IOS-XE,,withdrawn,2026-02-10,,reload loop",
    "17.3(2r),bootloader,,,,,,",
  ].join("\n"),
  servers: [
    "Server,Protocol,VRF,Site,Valid until,Note",
    '192.0.2.10,"scp, https",Mgmt-intf,,,image server',
    "198.51.100.0/28,tftp,,Eldham,2026-06-30,until its switches are replaced",
    "2001:db8:7::10,,,,,",
    "*.images.example.net,https,,,,",
  ].join("\n"),
  accounts: [
    "Account,Kind,From,Role,Note",
    "mvale,person,198.51.100.110,,",
    "svc-ansible,automation,198.51.100.20,,pushes configurations at night",
    ",jump host,198.51.100.120,core,any account of the core team",
  ].join("\n"),
  hashes: [
    "File,MD5,Size,Model,Note",
    "c2900-universalk9-mz.SPA.157-3.M8.bin,0123456789abcdef0123456789abcdef,108042464,CISCO2911*,",
  ].join("\n"),
  devices: [
    "Name,Aliases,Addresses,Model,Platform,Role,Site,Serial,Owner",
    'eld-edge-r1,eld-edge-r1.example.net,"192.0.2.1, 2001:db8::1",CISCO2911/K9,IOS,Edge,Eldham,FTX0000A001,Network',
  ].join("\n"),
};

function listSection(kind: ListKind): string {
  const { keys, fields } = listKindRows[kind];
  const names = namedLists.filter((list) => list.kind === kind).map(({ name }) => code(name));
  const rows = fields.map((field) => {
    const { heading, names: others, says } = contextFields[field];
    return [code(heading), others.map(code).join(", "), cell(says)];
  });
  const keyNames = keys.map((key) => code(contextFields[key].heading));
  return [
    `## ${titles[kind]}`,
    `MITRE's names and ours: ${names.join(", ")}. A table of this kind has a column ${keyNames.join(" or ")}. A cell may hold several, parted by commas, semicolons or bars, where several make sense.`,
    table(["column", "also", "says"], rows),
    shown("csv", examples[kind]),
    ...(notes[kind] === undefined ? [] : [notes[kind]]),
  ].join("\n\n");
}

const notes: Readonly<Partial<Record<ListKind, string>>> = {
  versions:
    "A column `Version` alone leaves open what it is a version of: a column `Of` says it, or the file is named as MITRE's list (`ApprovedROMMONVersions.csv`). A version that is withdrawn is not approved by a train that holds it.",
  servers: `Protocols: ${transferProtocols.join(", ")}.`,
  accounts:
    "An account without hosts may come from anywhere. To hold people to jump hosts, name the hosts with each account.",
};

/** An example that is not read, or not without a warning, is no example. */
function shown(language: string, text: string): string {
  const read = readContextFile({ name: "example", text: `${text}\n` });
  const wrong = read.ok ? read.warnings : read.errors;
  if (wrong.length > 0)
    throw new Error(`example: ${wrong.map(({ message }) => message).join("; ")}`);
  return [`\`\`\`${language}`, text, "```"].join("\n");
}

function windows(): string {
  const fields = Object.entries(windowFieldNames).map(([field, names]) => [
    code(field as WindowField),
    names.map(code).join(", "),
  ]);
  return [
    `Calendars say in the description of an event what a window is for, in lines such as \`Devices: r1, edge-*\`; words: ${describedWords.map(code).join(", ")}. Tables and records have these columns; a time names its zone, or a column does.`,
    table(["field", "names of columns and keys"], fields),
    shown(
      "csv",
      [
        "Title,Start,End,Zone,Devices,Owner",
        'core upgrade,2026-03-14 22:00,2026-03-15 04:00,Europe/Oslo,"eld-core-*, eld-edge-r1",Network',
      ].join("\n"),
    ),
  ].join("\n\n");
}

function namedListSection(): string {
  return [
    "Each key is a list; an item is a map of the fields above, or the one text that it is about.",
    table(
      ["key", "also", "holds"],
      namedLists.map(({ name, otherNames, kind }) => [
        code(name),
        otherNames.map(code).join(", "),
        kind === "windows" ? "maintenance windows" : listKindRows[kind].holds,
      ]),
    ),
    shown(
      "yaml",
      [
        "ApprovedTFTPServers:",
        "  - 192.0.2.10",
        "  - { server: 198.51.100.0/28, protocols: [scp, https], valid until: 2026-06-30 }",
        "ApprovedROMMONVersions: [17.3(2r), 16.12(2r)]",
        "JumpHosts: [198.51.100.120]",
        "TimeWindow:",
        "  - title: core upgrade",
        "    start: 2026-03-14T22:00:00+01:00",
        "    end: 2026-03-15T04:00:00+01:00",
        "    devices: [eld-core-*, eld-edge-r1]",
      ].join("\n"),
    ),
  ].join("\n\n");
}

function inventories(): string {
  return [
    "Records are told by their keys, in an answer of REST (`results`), of GraphQL (`data`) or in a plain list:",
    recordShapes.map(({ keys, says }) => `- ${says} (${keys.map(code).join(", ")})`).join("\n"),
    "Exports hold names, not internal ids only (Nautobot: `depth=1`), and all pages (`limit=0`). Custom fields such as `approved_version` and `approved_rommon_version` approve a version for their device. Validated software counts by Nautobot's rules: for the devices that are named; for types and roles together where both are named. Software versions that an inventory merely knows approve nothing.",
  ].join("\n\n");
}

const matching = [
  "- **Devices** are known by all their names and addresses. A short name and a full one are one device only where the inventory has no other that it could be; a name that two devices have means neither.",
  "- **Scopes**: nothing named is every device; several kinds named must each be met. `*` stands for any run of characters. A role that no inventory tells is not met.",
  "- **Hosts**: addresses in every writing, networks, DNS names without case; `*.example.net` is what stands below example.net. Broadcasts, multicasts and 0.0.0.0 are approved only where they are named themselves.",
  "- **Protocol and VRF**: where an entry names them, a transfer that does not tell them leaves the answer open. `default` and `global` are no VRF.",
  "- **Versions** are equal in every writing (16.09.04 is 16.9.4); `17.9.*` is every version that starts so.",
  "- **Accounts** compare with case.",
  "- **Validity**: at the moment of the event. A day begins at 0:00 and ends at 24:00 UTC.",
  "- Two files that know one device add to one another; where they contradict, that is said and neither is guessed.",
].join("\n");

const watchlists =
  "Servers, versions and hashes of the context are watchlists of rules, too, before those that stand beside the rules: people keep one copy. A rule looks up a value and nothing else, so only entries are on a list that hold for every device, protocol and VRF, at any time; triage weighs the others. Authorised accounts are on none: rules read that list as whom not to look at, and an intruder comes with such an account. A folder of `--watchlists` serves as it is written, further columns and all.";
