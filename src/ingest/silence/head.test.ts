import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Head } from "./head.ts";

/** Message, its stamp up to the hour, the word of its sender, its sequence number. */
const heads: readonly (readonly [string, string, string, number])[] = [
  [
    "<189>2026-03-09T00:34:56.368594+00:00 198.51.100.201 7795: edge1: 007755: Mar  9 2026 00:34:56.330 UTC: %LINK-3-UPDOWN: up",
    "2026-03-09T00",
    "198.51.100.201",
    7755,
  ],
  [
    "2026-03-09T00:45:25.288393+00:00 edge1 5024: Mar  9 00:45:25: %A-1-B: c",
    "2026-03-09T00",
    "edge1",
    5024,
  ],
  [
    "<189>Mar  9 01:15:07 198.51.100.204 7653: Mar  9 02:15:07 CET: %A-1-B: c",
    "Mar  9 01",
    "198.51.100.204",
    7653,
  ],
  ["007901: Mar  9 01:50:02.273: %LINEPROTO-5-UPDOWN: down", "Mar  9 01", "", 7901],
  ["<189>2360957: Jan  6 2022 20:52:12.861: %SYS-5-CONFIG_I: x", "Jan  6 2022 20", "", 2360957],
  [
    "<190>3132811: sw01: 3132807: Jul 14 2023 08:23:43.398 UTC: %A-1-B: c",
    "Jul 14 2023 08",
    "sw01:",
    3132807,
  ],
  ["<189>: sw01: Jan  6 2022 21:01:34.964: %SYS-5-CONFIG_I: x", "Jan  6 2022 21", "sw01:", -1],
  ["<166>Mar 09 2026 00:08:38 fw1 : %ASA-6-302013: Built", "Mar 09 2026 00", "fw1", -1],
  [
    "2026-03-09 15:50:15 198.51.100.212 fw1 %ASA-6-302013: Built",
    "2026-03-09 15",
    "198.51.100.212",
    -1,
  ],
  ["<188>sw1: 2026 Mar  9 01:54:54 UTC: %L2FM-4-L2FM_MAC_MOVE: x", "2026 Mar  9 01", "sw1:", -1],
  [
    "<189>1 2026-03-09T00:16:17.963Z r2 sshd 39240 SSHD_LOGIN_FAILED [j@1 a=b] x",
    "2026-03-09T00",
    "r2",
    -1,
  ],
  ["<189>Mar  9 00:21:27 r1 mib2d[39820]: SNMP_TRAP_LINK_DOWN: x", "Mar  9 00", "r1", -1],
  [
    '<189>date=2026-03-09 time=00:06:19 devname="fw1" devid="F1" x',
    "date=2026-03-09 time=00",
    'devname="fw1"',
    -1,
  ],
  ["<14>Mar  9 02:35:08 fw2 1,2026/03/09 02:35:08,0101,SYSTEM,vpn", "Mar  9 02", "fw2", -1],
  ["1,2026/03/09 02:35:08,010101000042,SYSTEM,dhcp", "2026/03/09 02", "010101000042", -1],
];

for (const [text, stamp, sender, sequence] of heads) {
  test(`'${text.slice(0, 60)}' has a stamp, ${sender === "" ? "no sender" : `sender ${sender}`}`, () => {
    const head = new Head();
    assert.ok(head.read(text));
    assert.equal(text.slice(head.stampAt, head.hourEnd), stamp);
    assert.equal(text.slice(head.senderAt, head.senderEnd), sender);
    assert.equal(head.sequence, sequence);
  });
}

test("a message without a stamp that can be believed has no head", () => {
  const head = new Head();
  const none = ["", "*Mar  1 00:00:04.087: %SYS-5-RESTART: x", "00:00:50: %LINK-3-UPDOWN: up"];
  for (const text of [
    ...none,
    "%LINK-3-UPDOWN: up",
    "Mar  9 07:13:49\tr1\tops\ttty2",
    "CEF:0|a|b",
  ]) {
    assert.equal(head.read(text), false, text);
  }
});

test("one word more parts the senders behind a relay", () => {
  const head = new Head();
  const text = "<189>2026-03-09T00:34:56Z relay1 198.51.100.9 fw1 %ASA-6-302013: Built";
  assert.ok(head.read(text) && head.extend(text));
  assert.equal(text.slice(head.senderAt, head.senderEnd), "relay1 198.51.100.9");
});

test("no text throws, and places lie within it", () => {
  const piece = fc.constantFrom(
    "<189>",
    "Mar  9 ",
    "00:34:56",
    " ",
    ":",
    "edge1",
    "7795",
    "2026-",
    "date=",
    "%",
    ",",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 20 }).map((it) => it.join("")),
  );
  fc.assert(
    fc.property(text, (one) => {
      const head = new Head();
      if (!head.read(one)) return true;
      return (
        head.stampAt < head.hourEnd && head.hourEnd <= one.length && head.senderEnd <= one.length
      );
    }),
  );
});
