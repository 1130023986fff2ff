// Huawei's VRP and HPE's Comware: two formats of one ancestor, tested against each other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { peel } from "../envelope.ts";
import type { Stamp } from "../format.ts";
import { comware } from "./comware.ts";
import { huawei } from "./huawei.ts";

const envelope = (text: string) => peel({ text, line: 1 });
const civil = { month: 11, day: 21, hour: 9, minute: 30, second: 0 };

function moment(stamp: Stamp | undefined) {
  if (stamp === undefined) return undefined;
  const { trust: _, zone: __, ...rest } = stamp;
  return rest;
}

const headers: readonly (readonly [string, object | undefined, string | undefined])[] = [
  ["<189>Nov 21 2026 09:30:00 sw1 ", { ...civil, year: 2026 }, "sw1"],
  ["<189>Nov 21 09:30:00 2026 sw1 ", { ...civil, year: 2026 }, "sw1"],
  ["<189>Nov 21 09:30:00 sw1 ", civil, "sw1"],
  ["<189>2026-11-21 09:30:00 sw1 ", { ...civil, year: 2026 }, "sw1"],
  [
    "<189>2026-11-21 09:30:00.270.1 sw1 ",
    { ...civil, year: 2026, fractionTicks: 2_700_000 },
    "sw1",
  ],
  ["<189>2026-11-21T09:30:00+01:00 sw1 ", { ...civil, year: 2026, offsetMinutes: 60 }, "sw1"],
  ["<189>Nov 21 2026 09:30:00+01:00 sw1 ", { ...civil, year: 2026, offsetMinutes: 60 }, "sw1"],
  ["<189>Nov 21 2026 09:30:00-03:30 sw1 ", { ...civil, year: 2026, offsetMinutes: -210 }, "sw1"],
  ["<189>Nov 21 2026 09:30:00 DST sw1 ", { ...civil, year: 2026 }, "sw1"],
  ["<189>2026 Nov 21 09:30:00 sw1 ", { ...civil, year: 2026 }, "sw1"],
  ["<189>Nov 21 09:30:02 192.0.2.9 Nov 21 2026 09:30:00 sw1 ", { ...civil, year: 2026 }, "sw1"],
  ["Nov 21 09:30:00 2026 core-A-S6800-01:  ", { ...civil, year: 2026 }, "core-A-S6800-01"],
  ["Nov 21 09:30:00 2026 sw1 (Stack) ", { ...civil, year: 2026 }, "sw1"],
  ["2026-11-21 09:30:00 sw1 192.0.2.58 23 5 ", { ...civil, year: 2026 }, "sw1"],
  ["", undefined, undefined],
];

test("every date order gives the device's time and name", () => {
  const tags = [
    { format: huawei, tag: "%%01SHELL/5/CMDRECORD(l)[125]:" },
    { format: comware, tag: "%%10SHELL/6/SHELL_CMD: " },
  ];
  for (const { format, tag } of tags) {
    for (const [header, time, host] of headers) {
      const peeled = envelope(`${header}${tag}text`);
      const reading = format.read(peeled);
      assert.equal(reading?.message, `${tag}text`, header);
      assert.deepEqual(moment(reading?.stamp ?? peeled.stamp), time, header);
      assert.equal(reading?.host ?? peeled.host, host, header);
    }
  }
});

test("every form of a VRP command record gives user, address and command", () => {
  const named =
    'Recorded command information. (Task=VT0, Ip=192.0.2.7, VpnName=, User=ops, AuthenticationMethod="Local-user", Command="display (x) \\"y\\"")';
  const forms: readonly (readonly [string, string])[] = [
    [`%%01SHELL/5/CMDRECORD(l)[125]:${named}`, 'display (x) \\"y\\"'],
    [`%%01SHELL/5/CMDRECORD(s)[97]:${named}.`, 'display (x) \\"y\\"'],
    [`%%01SHELL/4/CMDRECORD(s):CID=0x80ca2713;${named}`, 'display (x) \\"y\\"'],
    [
      '%%01SHELL/5/CMDRECORD[l](324):Record command information. (Task=VT0, Ip=192.0.2.7, User=ops, Command="reboot", Result=Success)',
      "reboot",
    ],
    [
      "%%01SHELL/5/CMDRECORD(l): task:HTPR ip:192.0.2.7 user:ops vrf:public command:startup system-software x.cc",
      "startup system-software x.cc",
    ],
    [
      '%%01SHELL/6/DISPLAY_CMDRECORD(s)[10]:Recorded display command information. (Task=VT0, Ip=192.0.2.7, User=ops, Command="display version")',
      "display version",
    ],
  ];
  for (const [text, command] of forms) {
    const reading = huawei.read(envelope(`<189>Nov 21 2026 09:30:00 sw1 ${text}`));
    const { user, src_ip, command: found } = reading?.fields ?? {};
    assert.deepEqual({ user, src_ip, found }, { user: "ops", src_ip: "192.0.2.7", found: command });
    assert.match(reading?.mnemonic ?? "", /^SHELL\/[456]\/(?:DISPLAY_)?CMDRECORD$/);
  }
});

test("a Comware command record gives line, address, user and command", () => {
  const reading = comware.read(
    envelope(
      "<190>Nov 21 09:30:00 2026 sw2 %%10SHELL/6/SHELL_CMD: -DevIP=192.0.2.1; -Line=vty0-IPAddr=192.0.2.7-User=net-ops; Command is boot-loader file flash:/x.ipe slot 1 main",
    ),
  );
  assert.equal(reading?.severity, 6);
  assert.equal(reading?.mnemonic, "SHELL/6/SHELL_CMD");
  assert.deepEqual(reading?.fields, {
    module: "SHELL",
    DevIP: "192.0.2.1",
    Line: "vty0",
    IPAddr: "192.0.2.7",
    User: "net-ops",
    user: "net-ops",
    src_ip: "192.0.2.7",
    command: "boot-loader file flash:/x.ipe slot 1 main",
  });
});

test("Comware's trap, log, AAA and console forms are read", () => {
  const forms: readonly (readonly [string, string])[] = [
    ["<188>Nov 21 09:30:00 sw2 %%10SHELL/4/LOGINAUTHFAIL(t): Trap 1.3", "SHELL/4/LOGINAUTHFAIL"],
    [
      "<190>Nov 21 09:30:00 sw2 %%10SC/6/SC_AAA_LAUNCH(l): -AAAType=AUTHEN-UserName=ops; AAA launched.",
      "SC/6/SC_AAA_LAUNCH",
    ],
    ["<190>Nov 21 09:30:00 2026 sw2 %%SSHS/6/SSHS_LOG: text", "SSHS/6/SSHS_LOG"],
    ["%Nov 21 09:30:00:123 2026 sw2 SHELL/5/SHELL_LOGIN: VTY logged in", "SHELL/5/SHELL_LOGIN"],
    ["%@22%Nov 21 09:30:00:123 2026 sw2 SHELL/5/SHELL_LOGIN: VTY", "SHELL/5/SHELL_LOGIN"],
  ];
  for (const [text, mnemonic] of forms) {
    assert.equal(comware.read(envelope(text))?.mnemonic, mnemonic, text);
  }
  const console_ = comware.read(envelope("%Nov 21 09:30:00:123 2026 sw2 SHELL/5/SHELL_LOGIN: VTY"));
  assert.equal(console_?.host, "sw2");
  assert.equal(console_?.message, "SHELL/5/SHELL_LOGIN: VTY");
  assert.deepEqual(moment(console_?.stamp), { ...civil, year: 2026, fractionTicks: 1_230_000 });
});

test("the number behind %% tells VRP from Comware, and a quoted tag tells nothing", () => {
  const vrp = envelope("<189>Nov 21 09:30:00 sw1 %%01IFNET/4/IF_STATE(l)[1]:up");
  const comwareLine = envelope("<189>Nov 21 09:30:00 sw1 %%10IFNET/3/PHY_UPDOWN: up");
  assert.equal(comware.read(vrp), undefined);
  assert.equal(huawei.read(comwareLine), undefined);
  const quoted = envelope(
    "<14>Nov 21 09:30:00 logs1 app[1]: saw the line %%01IFNET/4/IF_STATE(l)[1]:up",
  );
  assert.equal(huawei.read(quoted), undefined);
});
