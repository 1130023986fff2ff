import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ShownOutput } from "../output.ts";
import { decodeTranscript } from "./decode.ts";
import { readTranscript } from "./transcript.ts";

const read = (text: string) => readTranscript("session.txt", text);

const said = (output: ShownOutput | undefined) => output?.lines.map(({ text }) => text);

const typedIn = (text: string) => read(text).map(({ typed }) => typed);

test("an output that was pasted without its command is one output without a host", () => {
  const [output, ...others] = read(
    "\n\nBOOT variable = flash:x.bin;\nConfiguration register is 0x2\n\n",
  );
  assert.deepEqual(others, []);
  assert.equal(output?.typed, "");
  assert.equal(output?.host, "");
  assert.equal(output?.line, 3);
  assert.deepEqual(said(output), ["BOOT variable = flash:x.bin;", "Configuration register is 0x2"]);
});

test("a file without anything holds no output", () => {
  for (const text of ["", "\n", "   \r\n\t\n", "\u0000\u0000", "\ufeff"])
    assert.deepEqual(read(text), []);
});

interface PromptCase {
  readonly line: string;
  readonly host: string;
  readonly typed: string;
  readonly family?: string;
}

const prompts: readonly PromptCase[] = [
  { line: "r1#show version", host: "r1", typed: "show version" },
  { line: "r1>sh ver", host: "r1", typed: "sh ver" },
  { line: "r1(config)#do show boot", host: "r1", typed: "do show boot" },
  { line: "r1(config-if)# do show boot", host: "r1", typed: "do show boot" },
  { line: "r1.lab.example#show boot", host: "r1.lab.example", typed: "show boot" },
  { line: "sw_1-a# show version", host: "sw_1-a", typed: "show version" },
  { line: "leaf1.10:23:11#show version", host: "leaf1", typed: "show version" },
  { line: "RP/0/RP0/CPU0:r1#show version", host: "r1", typed: "show version", family: "xr" },
  {
    line: "RP/0/RSP0/CPU0:r1(admin)#show install",
    host: "r1",
    typed: "show install",
    family: "xr",
  },
  { line: "fw1/pri/act# show version", host: "fw1", typed: "show version", family: "asa" },
  { line: "fw1/ctx-a/sec/stby> show version", host: "fw1", typed: "show version", family: "asa" },
  { line: "pri/act/fw1# show version", host: "fw1", typed: "show version", family: "asa" },
  { line: "sec/fw1/ctx-a/stby(config)# show boot", host: "fw1", typed: "show boot", family: "asa" },
  { line: "fw1/ctx-a# show version", host: "fw1", typed: "show version" },
  { line: "ops@r1> show version", host: "r1", typed: "show version" },
  { line: "ops@r1# run show version", host: "r1", typed: "run show version" },
  {
    line: "ops@pa-1(active)> show system info",
    host: "pa-1",
    typed: "show system info",
    family: "panos",
  },
  { line: "<sw1>display version", host: "sw1", typed: "display version" },
  { line: "[sw1]display version", host: "sw1", typed: "display version" },
  { line: "[~sw1]display version", host: "sw1", typed: "display version", family: "vrp" },
  { line: "HRP_M<fw1> display version", host: "fw1", typed: "display version" },
  {
    line: "FGT-1 # get system status",
    host: "FGT-1",
    typed: "get system status",
    family: "fortios",
  },
  {
    line: "FGT-1 (global) # get system status",
    host: "FGT-1",
    typed: "get system status",
    family: "fortios",
  },
  { line: "(Cisco Controller) >show boot", host: "Cisco Controller", typed: "show boot" },
  {
    line: "ops@(lb1)(cfg-sync In Sync)(Active)(/Common)(tmos)# show sys version",
    host: "lb1",
    typed: "show sys version",
    family: "tmos",
  },
  { line: "rommon 2 > dir flash:", host: "", typed: "dir flash:" },
];

for (const { line, host, typed, family } of prompts) {
  test(`a prompt and what is typed behind it: ${line}`, () => {
    const [output] = read(`${line}\nfirst line\n`);
    assert.deepEqual(
      { host: output?.host, typed: output?.typed, family: output?.family, lines: said(output) },
      { host, typed, family, lines: ["first line"] },
    );
  });
}

const noPrompts: readonly string[] = [
  'System image file is "flash:c2600-i-mz.122-2.XA1"',
  "<Tue Sep 28 02:55:56>",
  "[OK]",
  "[ Switch 1 2 ] Installed Package(s) Information:",
  "PS1 = rommon ! >",
  "Version 9.14(2)15 <context>",
  "cisco 2621 (MPC860) processor (revision 0x600) with 125952K/5120K bytes of memory.",
  "<boot-integrity>",
  "100 # of ports",
  "1410981963    Jul 13 10:05:48 2018  image.bin",
];

for (const line of noPrompts) {
  test(`a line that is no prompt: ${line}`, () => {
    assert.deepEqual(typedIn(`Some output\n${line}\nmore of it\n`), [""]);
  });
}

test("what was typed behind a known name counts, whatever its first word", () => {
  assert.deepEqual(typedIn("r1#show boot\na\nr1#shwo boot\nb\nr1#\n"), ["show boot", "shwo boot"]);
});

test("views of VRP are their device where a prompt of the device itself is there", () => {
  const outputs = read("<sw1>display version\na\n[sw1-GigabitEthernet0/0/1]display startup\nb\n");
  assert.deepEqual(
    outputs.map(({ host }) => host),
    ["sw1", "sw1"],
  );
});

test("a session of several devices is told apart", () => {
  const outputs = read(
    "r1#show boot\na\nr1#ssh 192.0.2.7\nr2>show boot\nb\nr2>exit\nr1#show boot\nc\n",
  );
  const shown = outputs.map(({ host, typed, lines }) => [host, typed, lines.length]);
  assert.deepEqual(shown, [
    ["r1", "show boot", 1],
    ["r1", "ssh 192.0.2.7", 0],
    ["r2", "show boot", 1],
    ["r1", "show boot", 1],
  ]);
});

test("what prepares and ends a session is no output", () => {
  const session = [
    ...["Trying 192.0.2.1...", "Connected to 192.0.2.1.", "User Access Verification", "Password: "],
    ...["r1>enable", "Password: ", "r1#terminal length 0", "r1#terminal length 0", "r1#show boot"],
    ...["a", "r1#exit", "Connection closed by foreign host."],
  ];
  assert.deepEqual(typedIn(session.join("\n")), ["show boot"]);
});

test("an echo, the load and the time before an output are no part of it", () => {
  const [ios] = read(
    "r1#show boot\nshow boot\nLoad for five secs: 1%/0%; one minute: 2%; five minutes: 1%\nTime source is NTP, 10:00:00.123 UTC Sun Mar 1 2026\n\na\n",
  );
  assert.deepEqual(said(ios), ["a"]);
  const [xr] = read(
    "RP/0/RP0/CPU0:r1#show version\nSun Mar  1 10:00:00.123 UTC\nCisco IOS XR Software\n",
  );
  assert.deepEqual(said(xr), ["Cisco IOS XR Software"]);
});

test("times that a terminal program wrote before each line are taken off", () => {
  const lines = ["r1#show boot", "one", "  two", "r1#"];
  for (const time of ["[2026-03-01 10:00:00.123] ", "10:00:00 ", "2026-03-01T10:00:00Z "]) {
    const [output] = read(lines.map((line) => `${time}${line}`).join("\n"));
    assert.deepEqual([output?.typed, said(output)], ["show boot", ["one", "  two"]], time);
  }
  const [log] = read("10:00:00 one\n10:00:01 two\n");
  assert.deepEqual(said(log), ["10:00:00 one", "10:00:01 two"]);
});

test("fences of a ticket's markup are no output", () => {
  assert.deepEqual(typedIn("```\nr1#show boot\none\nr1#\n```\n"), ["show boot"]);
});

test("blanks of web pages are blanks", () => {
  assert.deepEqual(typedIn("r1#show\u00a0boot\none\n"), ["show boot"]);
});

test("a nonce that the terminal's width broke is whole again", () => {
  const host = "brk-distribution-switch-east-1";
  const [output] = read(
    `${host}#show platform sudi certificate sign nonce 184467440\n73709551615\none\n`,
  );
  assert.equal(output?.typed, "show platform sudi certificate sign nonce 18446744073709551615");
  assert.deepEqual(said(output), ["one"]);
});

test("an empty output is told, with its place", () => {
  const [output] = read("r1#show boot\nr1#\n");
  assert.equal(output?.typed, "show boot");
  assert.deepEqual(said(output), []);
  assert.equal(output?.line, 1);
});

test("headings of collectors and of show tech-support begin an output of the same device", () => {
  const outputs = read(
    "r1#show tech-support\n\n------------------ show version ------------------\n\na\n\n------------------ show boot ------------------\nb\n",
  );
  assert.deepEqual(
    outputs.map(({ host, typed, lines }) => [host, typed, lines.length]),
    [
      ["r1", "show tech-support", 0],
      ["r1", "show version", 1],
      ["r1", "show boot", 1],
    ],
  );
  assert.deepEqual(typedIn("`show boot`\na\n"), ["show boot"]);
});

const pagers: readonly (readonly [name: string, sign: string, erased: string])[] = [
  ["IOS", " --More-- ", `${"\b".repeat(10)}${" ".repeat(10)}${"\b".repeat(10)}`],
  ["NX-OS", "--More--", "\r\u001b[K"],
  ["XR", " --More-- ", "\r           \r"],
  ["ASA", "<--- More --->", "\r              \r"],
  ["Junos", "---(more 45%)---", "\r                                        \r"],
  ["VRP", "  ---- More ----", `\u001b[42D${" ".repeat(42)}\u001b[42D`],
  ["PAN-OS", "lines 1-22", "\r\u001b[K"],
  ["EOS", "\u001b[7mlines 1-22\u001b[m", "\r\u001b[K"],
  ["AireOS", "--More-- or (q)uit", "\r                  \r"],
];

for (const [name, sign, erased] of pagers) {
  test(`pages of ${name} are joined, with the next line's indentation`, () => {
    const [output] = read(`r1#show boot\none\n${sign}${erased}  two\n${sign}${erased}three\nr1#`);
    assert.deepEqual(said(output), ["one", "  two", "three"]);
    assert.equal(output?.isCut, false);
  });
  test(`an output of ${name} that ends at a full page is cut`, () => {
    const last = read(`r1#show boot\none\n${sign}`).at(-1);
    assert.deepEqual([last?.isCut, said(last)], [true, ["one"]]);
    const left = read(`r1#show boot\none\n${sign}${erased}r1#show version\ntwo\n`);
    assert.deepEqual(
      left.map(({ isCut, typed }) => [typed, isCut]),
      [
        ["show boot", true],
        ["show version", false],
      ],
    );
  });
}

test("the sign of the last page is no cut", () => {
  const [output] = read("r1#show boot\none\nlines 1-2/2 (END)\r\u001b[Kr1#");
  assert.deepEqual([output?.isCut, said(output)], [false, ["one"]]);
});

test("signs that were pasted with what followed them are taken off", () => {
  const [output] = read("r1#show boot\none\n --More--           two\n--More--\nthree\nr1#\n");
  assert.deepEqual(said(output), ["one", "  two", "three"]);
});

test("a certificate without its end is cut", () => {
  const [output] = read("r1#show x\n-----BEGIN CERTIFICATE-----\nMIIB\nr1#\n");
  assert.equal(output?.isCut, true);
  assert.match(output?.lacks ?? "", /certificate/);
});

test("line ends of every system, zeros and marks make no difference", () => {
  const lines = ["r1#show boot", "one", "  two", "r1#show version", "three", "r1#"];
  const plain = read(lines.join("\n"));
  for (const end of ["\r\n", "\r\r\n", "\r"]) assert.deepEqual(read(lines.join(end)), plain);
  assert.deepEqual(read(`\ufeff${lines.join("\u0000\n")}`), plain);
});

test("colours and cursors show nothing", () => {
  const [output] = read(
    "r1#show boot\n\u001b[1;31mone\u001b[0m\u001b]0;title\u0007 two\u001b[K\nr1#",
  );
  assert.deepEqual(said(output), ["one two"]);
});

test("what was typed and taken back is not typed", () => {
  assert.deepEqual(typedIn("r1#show bott\b\bot\na\n"), ["show boot"]);
  assert.deepEqual(typedIn("r1#show bootx\b \b\na\n"), ["show boot"]);
});

test("a carriage return loses nothing that stood before it", () => {
  const [output] = read("r1#show boot\none\rtwo\nr1#\n");
  assert.deepEqual(said(output), ["one", "two"]);
});

const messages: readonly string[] = [
  "*Mar  1 00:00:04.087: %SYS-5-CONFIG_I: Configured from console by console",
  "000123: Mar  1 10:00:04.087 UTC: %SYS-5-RELOAD: Reload requested by ops on vty0 (192.0.2.9).",
  ".Mar  1 2026 10:00:04: %SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: ops]",
  "1w2d: %SYS-5-CONFIG_I: Configured from console by ops",
  "%ASA-5-111008: User 'ops' executed the 'write memory' command.",
  "RP/0/RP0/CPU0:Mar  1 10:00:04.087 UTC: exec[65734]: %SECURITY-LOGIN-6-AUTHEN_SUCCESS : ok",
  "2026 Mar  1 10:00:04 leaf1 %VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty by ops",
  "Mar  1 2026 10:00:04 sw1 %%01SHELL/5/CMDRECORD(l)[125]:Record command information.",
];

for (const message of messages) {
  test(`a message that broke into an output is lifted out: ${message.slice(0, 40)}`, () => {
    const [output] = read(`r1#show boot\none\n${message}\ntwo\nr1#\n`);
    assert.deepEqual(said(output), ["one", "two"]);
    assert.deepEqual(output?.logs, [{ text: message, line: 3 }]);
  });
  test(`a log that is shown keeps its messages: ${message.slice(0, 40)}`, () => {
    const [typed] = read(`r1#show logging\nheader\n${message}\nr1#\n`);
    assert.deepEqual([said(typed), typed?.logs], [["header", message], []]);
    const [pasted] = read(`${message}\n${message}\n`);
    assert.deepEqual([said(pasted), pasted?.logs], [[message, message], []]);
  });
}

test("a restart's message takes the lines of the version along", () => {
  const restart = [
    "*Mar  1 00:00:09.000: %SYS-5-RESTART: System restarted --",
    "Cisco IOS Software, C1900 Software (C1900-UNIVERSALK9-M), Version 15.4(3)M3",
    "Technical Support: http://www.cisco.com/techsupport",
  ];
  const [output] = read(["r1#show boot", "one", ...restart, "two"].join("\n"));
  assert.deepEqual(said(output), ["one", "two"]);
  assert.deepEqual(
    output?.logs.map(({ text }) => text),
    restart,
  );
});

test("a message that broke into what was typed is lifted out too", () => {
  const [output] = read(`r1#show boot${messages[0]}\none\n`);
  assert.deepEqual([output?.typed, output?.logs[0]?.text], ["show boot", messages[0]]);
});

test("replies of NETCONF and RESTCONF are one output whatever their lines look like", () => {
  for (const text of [
    '<?xml version="1.0"?>\n<data>\n<r1>show version\n</r1>',
    '{\n "a": "r1#show boot"\n}',
  ]) {
    assert.deepEqual(typedIn(text), [""]);
  }
});

test("a line beyond the bounds is read so far, and it is said", () => {
  const [output] = read(`r1#show boot\n${"x".repeat(1 << 21)}\nr1#\n`);
  assert.equal(output?.lines[0]?.text.length, 1 << 20);
  assert.equal(output?.isCut, true);
  assert.match(output?.lacks ?? "", /line 2 was read up to 1048576 characters/);
});

test("bytes of every encoding become the same text", () => {
  const text = "r1#show boot\nBOOT variable = flash:ä.bin;\n";
  const wide = (isBig: boolean, mark: string) => {
    const bytes = Buffer.from(`${mark}${text}`, "utf16le");
    return isBig ? bytes.swap16() : bytes;
  };
  assert.equal(decodeTranscript(Buffer.from(text)), text);
  assert.equal(decodeTranscript(Buffer.from(`\ufeff${text}`)), text);
  assert.equal(decodeTranscript(wide(false, "\ufeff")), text);
  assert.equal(decodeTranscript(wide(true, "\ufeff")), text);
  assert.equal(decodeTranscript(Buffer.from("plain ascii", "utf16le")), "plain ascii");
  assert.equal(decodeTranscript(Buffer.from(text, "latin1")), text);
});

const pieces = fc.constantFrom(
  ...["r1#", "r1#show version", "<sw1>", "[x]", "\b", "\r", "\n", "\r\n", "\u001b[", "\u001b[K"],
  ...[
    "\u001b[99C",
    "\u001b[9D",
    " --More-- ",
    "lines 1-22",
    "(END)",
    "-----BEGIN X-----",
    "%SYS-5-A: b",
  ],
  ...[
    "*Mar  1 00:00:04.087: %SYS-5-CONFIG_I: x",
    "{master:0}",
    "--- show boot ---",
    "\u0000",
    "é",
    "  a",
  ],
);

test("no text makes it throw, and no line is shown that was not there", () => {
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 60 }).map((all) => all.join("")),
    fc.string({ unit: "binary", maxLength: 400 }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const count = text.split(/\n|\r/).length;
      for (const { line, lines } of read(text)) {
        assert.ok(line >= 1 && line <= count);
        for (const shown of lines) assert.ok(shown.line >= 1 && shown.line <= count);
      }
    }),
    { numRuns: 500 },
  );
});

test("any bytes become text", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      assert.equal(typeof decodeTranscript(bytes), "string");
    }),
  );
});
