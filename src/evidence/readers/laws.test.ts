import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { DeviceEvidence } from "../device-evidence.ts";
import { readTranscript } from "../transcript/transcript.ts";
import { readEvidence } from "./assemble.ts";
import { readers } from "./index.ts";

const read = (text: string, file = "session.txt") => readEvidence(readTranscript(file, text));

interface Said {
  readonly typed: string;
  readonly lines: readonly string[];
}

/** A synthetic stack and what it answers. */
const session: readonly Said[] = [
  {
    typed: "show version",
    lines: [
      "Cisco IOS XE Software, Version 17.09.04a",
      "Cisco IOS Software [Cupertino], Catalyst L3 Switch Software (CAT9K_IOSXE), Version 17.9.4a, RELEASE SOFTWARE (fc3)",
      "Compiled Fri 20-Oct-23 10:38 by mcpre",
      "",
      "ROM: IOS-XE ROMMON",
      "BOOTLDR: System Bootstrap, Version 17.10.1r[FC2], RELEASE SOFTWARE (P)",
      "brk-dist-s1 uptime is 3 weeks, 1 day, 2 hours, 5 minutes",
      "System returned to ROM by Reload Command at 06:59:07 UTC Sun Mar 1 2026",
      'System image file is "flash:packages.conf"',
      "Last reload reason: Reload Command",
      "",
      "cisco C9300-24T (X86) processor with 1333273K/6147K bytes of memory.",
      "Processor board ID SYN0000B001",
      "Model Number                       : C9300-24T",
      "System Serial Number               : SYN0000B001",
      "",
      "Switch Ports Model              SW Version        SW Image              Mode   ",
      "------ ----- -----              ----------        ----------            ----   ",
      "*    1 41    C9300-24T          17.09.04a         CAT9K_IOSXE           INSTALL",
      "     2 41    C9300-24T          17.09.04a         CAT9K_IOSXE           INSTALL",
      "",
      "Switch 02",
      "---------",
      "Switch uptime                      : 3 weeks, 1 day, 2 hours, 6 minutes",
      "Model Number                       : C9300-24T",
      "System Serial Number               : SYN0000B002",
      "",
      "Configuration register is 0x102",
    ],
  },
  {
    typed: "show boot",
    lines: [
      "---------------------------",
      "Switch 1",
      "---------------------------",
      "Current Boot Variables:",
      "BOOT variable = flash:packages.conf;",
      "",
      "Boot Variables on next reload:",
      "BOOT variable = flash:packages.conf;",
      "Manual Boot = no",
      "Enable Break = yes",
    ],
  },
  {
    typed: "show romvar",
    lines: [
      "----------------------------------",
      "ROMMON variables for Active Switch",
      "----------------------------------",
      "BOOT=flash:packages.conf;",
      "MANUAL_BOOT=no",
      "RANDOM_NUM=17",
      "SWITCH_NUMBER=1",
    ],
  },
  {
    typed: "show rom-monitor R0",
    lines: ["System Bootstrap, Version 17.10.1r[FC2], RELEASE SOFTWARE (P)"],
  },
];

const host = "brk-dist-s1#";

const linesOf = ({ typed, lines }: Said) => [`${host}${typed}`, ...lines];

const whole = [...session.flatMap(linesOf), host];

/** Facts without the number of their line, which pages and prompts move. */
const factsIn = (evidence: readonly DeviceEvidence[]) =>
  evidence.flatMap(({ facts }) =>
    facts.map(({ kind, subject, value, at }) => [kind, subject, value, at.command]),
  );

const expected = factsIn(read(whole.join("\n")));

test("the session tells what it is made of", () => {
  const [device, ...others] = read(whole.join("\n"));
  assert.deepEqual(others, []);
  assert.equal(device?.device, "brk-dist-s1");
  assert.deepEqual(
    device?.outputs.map(({ command, state, isCut }) => [command, state, isCut]),
    session.map(({ typed }) => [typed, "read", false]),
  );
  assert.equal(expected.length, 33);
});

const signs: readonly (readonly [string, string])[] = [
  [" --More-- ", `${"\b".repeat(10)}${" ".repeat(10)}${"\b".repeat(10)}`],
  ["--More--", "\r\u001b[K"],
  ["<--- More --->", "\r              \r"],
  ["---(more 45%)---", "\r                \r"],
  ["  ---- More ----", `\u001b[42D${" ".repeat(42)}\u001b[42D`],
  ["lines 1-22", "\r\u001b[K"],
];

test("pages of any height, with any sign and any end of lines, give the same facts", () => {
  const paging = fc.record({
    height: fc.integer({ min: 1, max: 30 }),
    sign: fc.constantFrom(...signs),
    end: fc.constantFrom("\n", "\r\n", "\r\r\n"),
  });
  fc.assert(
    fc.property(paging, ({ height, sign: [sign, erased], end }) => {
      const paged = session.flatMap((said) => {
        const [prompt = "", ...lines] = linesOf(said);
        const isFull = (index: number) => index > 0 && index % height === 0;
        return [
          prompt,
          ...lines.map((line, index) => (isFull(index) ? `${sign}${erased}${line}` : line)),
        ];
      });
      assert.deepEqual(factsIn(read([...paged, host].join(end))), expected);
    }),
  );
});

test("prompts alone, housekeeping and messages in between give the same facts", () => {
  const noise = fc.array(
    fc.constantFrom(host, `${host}terminal length 0`, `${host} `, "", `${host}enable`),
    { maxLength: 4 },
  );
  const message = "*Mar  1 00:00:04.087: %SYS-5-CONFIG_I: Configured from console by console";
  const places = fc.array(fc.nat({ max: whole.length - 1 }), { maxLength: 5 });
  fc.assert(
    fc.property(noise, noise, places, (before, between, broken) => {
      const lines = session.flatMap((said, index) => [
        ...(index === 0 ? before : between),
        ...linesOf(said),
      ]);
      for (const at of broken) lines.splice(at, 0, message);
      const found = read([...lines, host].join("\n"));
      assert.deepEqual(factsIn(found), expected);
      assert.equal(found.flatMap(({ logs }) => logs).length, broken.length);
    }),
  );
});

test("a session that is cut anywhere gives the same facts for the outputs that are whole", () => {
  const text = whole.join("\n");
  fc.assert(
    fc.property(fc.nat({ max: text.length }), (length) => {
      const shown = text.slice(0, length);
      const wholeOnes = session.filter((_, index) => {
        const next = session[index + 1];
        const end =
          next === undefined ? whole.join("\n").length : text.indexOf(`${host}${next.typed}\n`);
        return length >= end + host.length;
      });
      const facts = factsIn(read(shown));
      for (const { typed } of wholeOnes) {
        const of = (all: typeof facts) =>
          all.filter(([, , , command]) => typed.startsWith(`${command}`));
        assert.deepEqual(of(facts), of(expected));
      }
    }),
    { numRuns: 300 },
  );
});

test("an output that is cut anywhere tells no fact that the whole does not tell", () => {
  const cutAt = fc.tuple(fc.constantFrom(...session), fc.double({ min: 0, max: 1, noNaN: true }));
  const known = new Set(expected.map(([kind, subject]) => `${kind} ${subject}`));
  fc.assert(
    fc.property(cutAt, ([said, part]) => {
      const lines = linesOf(said);
      const kept = lines.slice(0, 1 + Math.floor(part * (lines.length - 1)));
      for (const [kind, subject] of factsIn(read(kept.join("\n")))) {
        assert.ok(known.has(`${kind} ${subject}`));
      }
    }),
  );
});

/** Every command of the table, and how far each of its words may be shortened among all of them. */
function shortestWords(command: string): readonly string[] {
  const words = command.split(" ");
  return words.map((word, index) => {
    const before = words.slice(0, index).join(" ");
    const siblings = new Set(
      readers
        .map((reader) => reader.command.split(" "))
        .filter((other) => other.slice(0, index).join(" ") === before)
        .flatMap((other) => other[index] ?? []),
    );
    for (let length = 1; length < word.length; length += 1) {
      const short = word.slice(0, length);
      if ([...siblings].filter((other) => other.startsWith(short)).length === 1) return short;
    }
    return word;
  });
}

for (const { typed, lines } of session) {
  const [command = "", words = ""] = /^(show \S+)/.exec(typed) ?? [];
  test(`each word of ${command} may be shortened as long as it stays the only one`, () => {
    const full = words.split(" ");
    const shortest = shortestWords(words);
    const lengths = fc.tuple(
      ...full.map((word, index) =>
        fc.integer({ min: Math.max(2, shortest[index]?.length ?? 0), max: word.length }),
      ),
    );
    fc.assert(
      fc.property(lengths, (chosen) => {
        const short = full.map((word, index) => word.slice(0, chosen[index])).join(" ");
        const rest = typed.slice(words.length);
        const [device] = read([`${host}${short}${rest}`, ...lines, host].join("\n"));
        assert.equal(device?.outputs[0]?.command, typed, short);
        assert.equal(device?.outputs[0]?.state, "read", short);
      }),
    );
  });
}

test("no text makes a reader throw", () => {
  const line = fc.oneof(
    fc.constantFrom(...session.flatMap(linesOf)),
    fc.string({ unit: "binary", maxLength: 80 }),
  );
  const asked = fc.constantFrom("", ...readers.map(({ command }) => `${host}${command}`));
  fc.assert(
    fc.property(asked, fc.array(line, { maxLength: 20 }), (command, lines) => {
      const evidence = read([command, ...lines].join("\n"));
      for (const { outputs } of evidence) {
        for (const { state, says } of outputs) assert.ok(state !== "unread" || says !== "");
      }
    }),
    { numRuns: 400 },
  );
});
