import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { ticksFromIso } from "#schema";
import { placeOf, renderDiagnostic } from "#text";
import type { ContextPart } from "./context.ts";
import { readContextFile } from "./read-context-file.ts";

function partOf(text: string, name = "list.csv"): ContextPart {
  const read = readContextFile({ name, text });
  assert.ok(read.ok, read.ok ? "" : read.errors.map(({ message }) => message).join("; "));
  return read.value;
}

/** `line:column severity message`, all that is said. */
function saidOf(text: string, name = "list.csv"): readonly string[] {
  const read = readContextFile({ name, text });
  return (read.ok ? read.warnings : read.errors).map(({ at, severity, message }) => {
    const { line, column } = placeOf(text, at.start);
    return `${line}:${column} ${severity} ${message}`;
  });
}

const md5 = "0123456789abcdef0123456789abcdef";

test("the kind of a table is told from its columns, by any of their names", () => {
  const holdsOf = (header: string, row: string) => partOf(`${header}\n${row}\n`).file.holds;
  assert.equal(holdsOf("Server,Note", "192.0.2.10,"), "approved servers (CSV)");
  assert.equal(holdsOf("user_name;from", "ops;192.0.2.1"), "authorised accounts (CSV)");
  assert.equal(holdsOf("Firmware Version\tModel", "17.9.4a\tC9300*"), "approved versions (CSV)");
  assert.equal(holdsOf("File,SHA512", `a.bin,${md5.repeat(4)}`), "known hashes (CSV)");
  assert.equal(holdsOf("hostname,serial", "r1,FOC1"), "devices (CSV)");
  assert.equal(holdsOf("Jump host", "192.0.2.9"), "authorised accounts (CSV)");
  assert.equal(
    holdsOf("Device,Version,Of,Start,End", "r1,17.9.4,system,2026-01-01,2026-02-01"),
    "approved versions (CSV)",
  );
  assert.equal(
    holdsOf("Title,Start,End,Version", "x,2026-01-01T00:00Z,2026-01-01T01:00Z,17.9.4"),
    "maintenance windows (CSV)",
  );
});

test("a filled watchlist is context as it is", () => {
  const rommon = partOf("Version,Platform,Note\n17.3(2r),,\n", "a/ApprovedROMMONVersions.csv");
  assert.equal(rommon.versions[0]?.of, "bootloader");
  const firmware = partOf("Version,Platform,Note\n17.9.4a,,\n", "ApprovedFirmwareVersions.csv");
  assert.equal(firmware.versions[0]?.of, "system");
  assert.deepEqual(saidOf("Version,Platform,Note\n17.9.4a,,\n"), [
    "2:1 error it is not told what the version is of",
  ]);
  const hashes = partOf(`Checksum,File,Algorithm,Note\n${md5.toUpperCase()},flash:/x.bin,MD5,\n`);
  assert.deepEqual(hashes.hashes[0]?.hash, md5);
  assert.equal(hashes.hashes[0]?.fileName, "x.bin");
});

test("a table may have a byte order mark, quotes, semicolons, CRLF, blank rows and remarks", () => {
  const text = '\uFEFFServer;Protocol;Note\r\n# lab\r\n"192.0.2.10";"scp, tftp";"a;b"\r\n;;\r\n';
  const [server] = partOf(text).servers;
  assert.deepEqual(server?.protocols, ["scp", "tftp"]);
  assert.equal(server?.note, "a;b");
  assert.equal(server?.at.line, 3);
});

test("a day ends at its end, and a moment needs its zone", () => {
  const [server] = partOf(
    "Server,Valid from,Valid until\n192.0.2.1,2026-01-01,2026-03-31\n",
  ).servers;
  assert.equal(server?.validity.fromTicks, ticksFromIso("2026-01-01T00:00:00Z"));
  assert.equal(server?.validity.untilTicks, ticksFromIso("2026-04-01T00:00:00Z"));
  const zoned = partOf("Server,Until\n192.0.2.1,2026-03-31 12:00 +02:00\n").servers[0];
  assert.equal(zoned?.validity.untilTicks, ticksFromIso("2026-03-31T10:00:00Z"));
  assert.deepEqual(
    saidOf(
      "Server,Valid from,Until\n192.0.2.1,03/04/2026,2026-01-01 10:00\n192.0.2.2,2026-02-30,\n192.0.2.3,2026-02-02,2026-01-01\n",
    ),
    [
      "2:11 error '03/04/2026' is no date that is read",
      "2:22 error '2026-01-01 10:00' names no zone",
      "3:11 error '2026-02-30' is no date that is read",
      "4:22 error is valid until before it is valid from",
    ],
  );
});

test("everything that is wrong in a file is said at its place, warnings too", () => {
  const text = [
    "Server,Protocl,Protocol,Note",
    "999.1.1.1,,tfpt,",
    '192.0.2.1,,"scp, gopher",',
    "192.0.2.2,,,a,b",
    ",,tftp,",
  ].join("\n");
  assert.deepEqual(saidOf(text), [
    "1:8 warning lists of approved servers have no 'Protocl': it is passed over",
    "2:1 error '999.1.1.1' is no address, network or DNS name",
    "2:12 error no protocol of transfers is named 'tfpt'",
    "3:18 error no protocol of transfers is named 'gopher'",
    "4:1 error the row has 5 values for 4 columns",
    "5:1 error the entry names no server",
  ]);
});

test("one entry names one VRF", () => {
  assert.deepEqual(saidOf("Server,VRF\n192.0.2.1,Mgmt Inet\n192.0.2.2,*\n"), [
    "2:11 error 'Mgmt Inet' is no name of a VRF",
  ]);
});

test("what is allowed and may not be meant is a warning", () => {
  const text = "Server\n192.0.2.10/24\n0.0.0.0/0\n255.255.255.255\n2001:DB8::/32\n192.0.2.10/24\n";
  assert.deepEqual(saidOf(text), [
    "2:1 warning 192.0.2.10/24 has bits beyond its prefix: the whole network is meant",
    "3:1 warning 0.0.0.0/0 holds every address: nothing is told apart by it",
    "4:1 warning 255.255.255.255 stands for no single host: whoever answers first is let in",
    "6:1 warning 192.0.2.10/24 has bits beyond its prefix: the whole network is meant",
    "6:1 warning says what stands on line 2",
  ]);
  assert.deepEqual(saidOf("Firmware version\nGood One\n*\n"), [
    "2:1 warning 'Good One' is of no scheme of versions that is known: it counts only as it is written",
    "3:1 warning a star alone approves every version",
  ]);
});

test("entries that cannot all be right are told", () => {
  assert.deepEqual(saidOf("Firmware version,State\n16.9.4,approved\n16.09.04,withdrawn\n"), [
    "3:1 error 16.09.04 is withdrawn, and approved on line 2",
  ]);
  assert.deepEqual(
    saidOf("Firmware version,State,Valid from\n16.9.4,,\n16.9.4,withdrawn,2026-05-01\n"),
    [],
  );
  assert.deepEqual(saidOf("Account,Kind\nops,person\nops,automation\n"), [
    "3:1 warning the account is of kind automation here and person on line 2",
  ]);
  assert.deepEqual(saidOf("Name,Serial,IP\nr1,A,192.0.2.1/24\nR1,B,\nr2,C,192.0.2.1\n"), [
    "3:1 error R1 has another serial number on line 2",
    "4:1 error 192.0.2.1 belongs to r2 here and to r1 on line 2",
  ]);
  assert.deepEqual(saidOf(`MD5,File\n${md5},a.bin\n${md5.replace("0", "f")},A.bin\n`), [
    "3:1 warning A.bin has another hash on line 2",
  ]);
});

test("a table as NetBox exports it is an inventory, with a site and a location, a name and another", () => {
  const text =
    "Name,Status,Tenant,Site,Location,Role,Manufacturer,Device type,IP Address,FQDN\n" +
    "r1,Active,Network,Eldham,Room 4,Edge,Cisco,C8300,192.0.2.1/24,r1.example.net\n";
  assert.deepEqual(saidOf(text), []);
  const [device] = partOf(text).devices;
  assert.deepEqual(device?.aliases, ["r1.example.net", "192.0.2.1"]);
  assert.equal(device?.site, "Eldham");
  assert.equal(device?.model, "C8300");
});

test("accounts are named in full, hosts stand for any account only where they are named", () => {
  assert.deepEqual(saidOf("Account,From,Kind\nsvc-*,,\n,*,\n,,robot boss\n"), [
    "2:1 error 'svc-*' has a star: accounts are named in full",
    "3:1 error any account from any host would be authorised",
    "4:1 error the entry names neither an account nor a host",
    "4:3 error 'robot boss' is not known here",
  ]);
  const { accounts } = partOf("Account,From\nops,*\n,192.0.2.9\n");
  assert.deepEqual(
    accounts.map(({ account, from, kind }) => [account, from, kind]),
    [
      ["ops", [], "person"],
      ["", ["192.0.2.9"], "jump host"],
    ],
  );
});

test("hashes are hexadecimal, of a length that an algorithm has, and of a file that is not empty", () => {
  const empty = "d41d8cd98f00b204e9800998ecf8427e";
  assert.deepEqual(
    saidOf(`Hash,Algorithm,Size\nxyz,,\n0123,,\n${md5},sha1,\n${empty},,\n${md5},,1 MB\n`),
    [
      "2:1 error the hash is not hexadecimal",
      "3:1 error the hash has 4 digits",
      "4:1 error the length of the hash is that of MD5, not of SHA-1",
      "5:1 error is the hash of an empty file",
      "6:35 error '1 MB' is no size",
    ],
  );
});

test("YAML holds lists under MITRE's names, as texts or as maps", () => {
  const part = partOf(
    `ApprovedTFTPServers:
  - 192.0.2.10
  - { server: 198.51.100.0/24, protocols: [scp, HTTPS], valid until: 2026-12-31 }
approved_rommon_versions: [17.3(2r)]
ApprovedFirmwareVersions:
  - version: 17.9.*
    model: [C9300*, C9500*]
JumpHosts: [192.0.2.9]
MaintenanceWindows:
  - { title: night, start: 2026-03-01T00:00Z, end: 2026-03-01T04:00Z, devices: [r1, r2] }
Devices:
  - { name: r1, aliases: [r1.example.net], addresses: 192.0.2.1/24 }
`,
    "context.yaml",
  );
  assert.deepEqual(part.servers[1]?.protocols, ["scp", "https"]);
  assert.deepEqual(
    part.versions.map(({ of, version }) => [of, version]),
    [
      ["bootloader", "17.3(2r)"],
      ["system", "17.9.*"],
    ],
  );
  assert.deepEqual(part.versions[1]?.scope.models, ["C9300*", "C9500*"]);
  assert.equal(part.accounts[0]?.kind, "jump host");
  assert.deepEqual(part.windows[0]?.scope.devices, ["r1", "r2"]);
  assert.deepEqual(part.devices[0]?.aliases, ["r1.example.net", "192.0.2.1"]);
  assert.equal(part.file.entries, 7);
});

test("a list in YAML that is none is an error with the closest name", () => {
  const text = "AprovedTFTPServers: [192.0.2.1]\nTimeWindow: 24h\nDevices: [[r1]]\n- x";
  assert.match(saidOf(text, "c.yaml").join("\n"), /error/);
  const read = readContextFile({
    name: "c.yaml",
    text: "AprovedTFTPServers: [192.0.2.1]\nTimeWindow: 24h\n",
  });
  assert.ok(!read.ok);
  assert.deepEqual(
    read.errors.map(({ hint }) => hint),
    [
      "'ApprovedTFTPServers' is the closest name",
      "how long a rule looks back is a tunable of the rule and stands in no context",
    ],
  );
});

test("a checksum list, a calendar and JSON under MITRE's names are told apart", () => {
  assert.equal(partOf(`${md5}  cat9k.bin\n`).file.holds, "known hashes (checksum list)");
  assert.equal(partOf('{"ApprovedTFTPServers": ["192.0.2.1"]}').servers.length, 1);
  assert.equal(
    partOf('[{"server": "192.0.2.1", "protocol": ["scp"]}]').servers[0]?.protocols[0],
    "scp",
  );
  assert.match(
    saidOf("hello, world\n1,2\n")[0] ?? "",
    /these columns are of no list that is known/,
  );
  assert.match(saidOf("hello world\n")[0] ?? "", /is of no kind that is read/);
  assert.deepEqual(saidOf(" \n"), ["1:1 error is empty"]);
});

test("the digest is that of the file, byte order mark and all", () => {
  const text = "\uFEFFServer\n192.0.2.1\n";
  const digest = createHash("sha256").update(text, "utf8").digest("hex");
  assert.equal(partOf(text).file.digest, digest);
});

test("no text throws, and every diagnostic can be shown", () => {
  const words = [
    ...["Server", "Version", "Account", "Hash", "Name", "Serial", "ROMMON", "Start", "End", "Of"],
    ...[
      ",",
      ";",
      "\t",
      "\n",
      "\r\n",
      '"',
      ":",
      "- ",
      "  ",
      "[",
      "]",
      "{",
      "}",
      "*",
      "/24",
      "\uFEFF",
    ],
    ...["192.0.2.1", "2001:db8::", "2026-01-01", "17.9.4", md5, "ApprovedTFTPServers", "Devices"],
    ...['"results"', '"name"', '"device_type"', '"software"', "null", "BEGIN:VCALENDAR", "\u0000"],
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), { maxLength: 40 })
    .map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, (written) => {
      const source = { name: "x", text: written };
      const read = readContextFile(source);
      for (const diagnostic of read.ok ? read.warnings : read.errors) {
        assert.ok(renderDiagnostic(diagnostic, source).length > 0);
      }
    }),
    { numRuns: 1500 },
  );
});
