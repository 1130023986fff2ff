import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { schemes } from "./schemes.ts";
import { compareVersions, versionOrder } from "./version.ts";

/** Each version is older than the next, by the vendor's own account of its releases. */
interface Succession {
  readonly authority: string;
  readonly versions: readonly string[];
}

const cisco = "Cisco IOS and Cisco NX-OS Software Release Reference Guide";

const successions: readonly Succession[] = [
  {
    authority: `${cisco}: mainline, T and M`,
    versions: [
      ...["12.3(6f)", "12.3(26)", "12.4(1)", "12.4(12)", "12.4(25)", "12.4(25f)", "12.4(4)T"],
      ...["12.4(15)T14", "12.4(24.6)T", "15.0(1)M", "15.0(1)M10", "15.1(1)T", "15.1(3)T4"],
      ...[
        "15.1(4)M",
        "15.1(4)M12",
        "15.1(4)M12a",
        "15.2(4)M6",
        "15.4(3)M3",
        "15.5(3)M",
        "15.7(3)M2",
      ],
      ...["15.7(3)M4a", "15.8(3)M2", "15.9(3)M2"],
    ],
  },
  {
    authority: `${cisco}: one T train`,
    versions: ["12.4(2)T", "12.4(6)T2", "12.4(6)T11", "12.4(24)T", "12.4(24)T8", "12.4(24)T10"],
  },
  {
    authority: `${cisco}: S, and IOS-XE from 3S to 17`,
    versions: [
      ...[
        "12.2(33)SRE15",
        "15.0(1)S",
        "15.1(3)S6",
        "15.3(2)S1",
        "15.4(3)S",
        "15.5(3)S4",
        "03.16.05.S",
      ],
      ...["15.5(3)S10", "15.6(2)S4", "15.6(2)SP9", "16.3.1", "16.09.03", "16.9.4", "16.12.5b"],
      ...["17.03.01", "17.03.01a", "17.3.4b", "17.09.05", "17.10.1", "17.12.3"],
    ],
  },
  {
    authority: `${cisco}: access switches`,
    versions: [
      ...["12.2(55)SE8", "12.2(58)SE2", "15.0(2)SE11", "15.2(1)E", "15.2(2)E8", "15.2(4.0.55)E"],
      ...["15.2(7)E", "15.2(7)E0s", "15.2(7)E3", "15.2(7)E11", "16.12.4", "17.3.3"],
    ],
  },
  {
    authority: `${cisco}: IOS-XE 3 on switches`,
    versions: [
      "03.02.03.SE",
      "03.03.05SE",
      "03.06.06E",
      "03.06.10.E",
      "03.07.05E",
      "03.11.07.E",
      "16.3.8",
    ],
  },
  {
    authority: `${cisco}: Catalyst 6500`,
    versions: [
      "12.2(18)SXD3",
      "12.2(18)SXF17",
      "12.2(33)SXI14",
      "12.2(33)SXJ10",
      "15.0(1)SY",
      "15.1(2)SY16",
    ],
  },
  {
    authority: `${cisco}: Catalyst 4500`,
    versions: ["12.2(54)SG1", "15.0(2)SG11", "15.1(2)SG6", "15.2(1)E"],
  },
  { authority: `${cisco}: cable`, versions: ["12.2(33)SCA", "12.2(33)SCH2", "12.2(33)SCJ4"] },
  {
    authority: `${cisco}: access points`,
    versions: ["12.4(25d)JA2", "15.2(4)JB6", "15.3(3)JC", "15.3(3)JF", "15.3(3)JF15"],
  },
  { authority: `${cisco}: a special train`, versions: ["12.4(4)XC", "12.4(4)XC7"] },
  {
    authority: "Cisco Nexus 9000 NX-OS release notes",
    versions: [
      ...[
        "6.1(2)I3(4)",
        "7.0(3)I4(3)",
        "7.0(3)I7(9)",
        "7.0(3)I7(10)",
        "9.2(2)",
        "9.2(2t)",
        "9.3(9)",
        "9.3(10)",
      ],
      ...["10.1(2)", "10.2(3)F", "10.2(4)M", "10.3(4a)M", "10.4(5)M"],
    ],
  },
  {
    authority: "Cisco Nexus 3000, 5000 and 7000 NX-OS release notes",
    versions: ["5.2(1)N1(4)", "7.1(4)N1(1)", "7.3(8)N1(1)", "7.3(14)N1(1)"],
  },
  {
    authority: "Cisco Nexus 3500 NX-OS release notes",
    versions: ["6.0(2)A8(9)", "6.0(2)A8(11)", "6.0(2)A8(11b)"],
  },
  {
    authority: "Cisco APIC release notes",
    versions: ["13.1(2p)", "14.0(1h)", "14.2(7f)", "14.2(7q)"],
  },
  {
    authority: "Cisco ASA release notes",
    versions: [
      ...[
        "8.2(5)59",
        "8.4(1)",
        "8.4(7)30",
        "9.1(7)32",
        "9.8(2)",
        "9.8(2)33",
        "9.8(4)10",
        "9.9(2)32",
        "9.12(4)",
      ],
      ...["9.12(4)37", "9.12(4)67", "9.14(2)15", "9.16(3)19", "9.20(3)"],
    ],
  },
  {
    authority: "Cisco FXOS release notes",
    versions: ["2.3(1.121)", "2.8(1.148)", "2.8(1.164)", "2.10(1.159)"],
  },
  { authority: "Cisco FTD release notes", versions: ["6.6.1-91", "7.0.1", "7.0.1-84", "7.2.0"] },
  {
    authority: "Cisco IOS XR release notes",
    versions: ["4.3.4", "5.3.4", "6.1.4", "6.6.3", "7.1.2", "7.3.2", "7.10.1"],
  },
  {
    authority: "Cisco ROMMON release notes",
    versions: [
      "12.2(17r)SX7",
      "15.0(1r)M13",
      "15.0(1r)M16",
      "16.7(3r)",
      "16.12(1r)",
      "16.12(2r)",
      "17.3.1r",
      "17.11.0.1r",
    ],
  },
  {
    authority: "Juniper, Junos OS release numbers",
    versions: [
      ...[
        "13.3R1.4",
        "15.1R6.7",
        "15.1R7",
        "15.1R7.9",
        "15.1R7-S4",
        "18.1R3",
        "18.1R3-S9",
        "18.1R3-S10",
      ],
      ...["18.1R3-S10.4", "18.2R2-S1", "21.4R2", "21.4R3", "21.4R3-S2", "21.4R3-S2.5", "22.1R1"],
    ],
  },
  {
    authority: "Juniper, Junos OS release notes of SRX",
    versions: [
      "12.3X48-D50",
      "12.3X48-D105",
      "15.1X49-D50",
      "15.1X49-D150",
      "15.1X49-D150.2",
      "17.3R1",
    ],
  },
  {
    authority: "Juniper, Junos OS Evolved",
    versions: ["20.4R3-EVO", "21.4R3-S2-EVO", "22.2R1-EVO"],
  },
  {
    authority: "Palo Alto Networks, PAN-OS release notes",
    versions: [
      "9.1.0",
      "9.1.16",
      "10.1.6",
      "10.1.6-h3",
      "10.1.6-h10",
      "10.1.14",
      "10.2.3-h4",
      "11.0.0",
    ],
  },
  {
    authority: "Fortinet, FortiOS release notes",
    versions: [
      "6.0.3",
      "v6.4.9,build1966",
      "7.0.12",
      "7.2.7",
      "v7.2.8,build1639",
      "7.2.10",
      "7.4.0",
    ],
  },
  {
    authority: "Arista, EOS software life cycle",
    versions: ["4.18.3.1F", "4.19.5M", "4.28.0F", "4.28.3M", "4.28.3.1M", "4.28.10M", "4.31.0F"],
  },
  {
    authority: "Huawei, version naming of VRP",
    versions: [
      "V200R005C20SPC200",
      "V200R010C00",
      "V200R010C00SPC600",
      "V200R019C10",
      "V200R019C10SPC500",
      "V300R003C10SPC500",
    ],
  },
  { authority: "Huawei, patches", versions: ["V200R019SPH007", "V200R019SPH012"] },
  {
    authority: "HPE, Comware 7 release notes",
    versions: [
      ...[
        "7.1.045 Release 2432P10",
        "Release 3109",
        "Release 3109P05",
        "Release 3109P16",
        "Release 3506P02",
      ],
      ...["Feature 6628", "7.1.070, Release 6728P26", "ESS 6749P02", "ESS 6749P02H03"],
    ],
  },
  {
    authority: "HPE Aruba, AOS-CX release notes",
    versions: ["FL.10.06.0110", "FL.10.10.1020", "FL.10.13.0005"],
  },
  {
    authority: "F5, BIG-IP releases",
    versions: ["13.1.5", "15.1.10", "16.1.2", "16.1.2.1", "16.1.3", "17.1.0"],
  },
];

let pairs = 0;

for (const { authority, versions } of successions) {
  test(`${authority}: from ${versions[0]} to ${versions.at(-1)}`, () => {
    versions.forEach((newer, index) => {
      for (const older of versions.slice(0, index)) {
        assert.equal(compareVersions(older, newer), -1, `${older} is older than ${newer}`);
        assert.equal(compareVersions(newer, older), 1, `${newer} is newer than ${older}`);
        pairs++;
      }
    });
  });
}

const same: readonly (readonly string[])[] = [
  ["16.09.04", "16.9.4", "v16.9.4", "Version 16.9.4"],
  ["03.16.05.S", "3.16.5S", "15.5(3)S5"],
  ["03.06.08.E", "03.06.08E", "15.2(2)E8"],
  ["03.03.05.SE", "15.0(1)EZ5"],
  ["03.18.01a.SP", "15.6(2)SP1a"],
  ["10.2(3)F", "10.2(3)"],
  ["9.12(4)37", "9.12.4.37"],
  ["9.3(10)", "9.3.10"],
  ["7.2.8", "v7.2.8,build1639", "7.2.8,build1639 (GA)", "v7.2.8,build1639,240313 (GA.M)"],
  ["4.28.3M", "4.28.3"],
  ["Release 3109P05", "7.1.045 Release 3109P05", "7.1.045, Release 3109P05", "R3109P05"],
  ["16.12(2r)", "16.12.2r"],
  ["6.4.2[Default]", "6.4.2"],
  ["V200R019C10SPC500", "v200r019c10spc500"],
  ["FL.10.10.1020", "10.10.1020"],
  ["16.1.2", "16.1.2.0"],
];

for (const writings of same) {
  test(`${writings.join(" and ")} are one version`, () => {
    for (const one of writings) {
      for (const other of writings) assert.equal(compareVersions(one, other), 0, `${one} ${other}`);
    }
  });
}

/** Trains of which none continues the other, and products that have nothing in common. */
const apart: readonly (readonly [string, string])[] = [
  ["15.2(7)E", "15.4(3)M3"],
  ["15.4(3)M3", "15.4(3)S3"],
  ["12.2(33)SXI", "12.2(55)SE"],
  ["12.4(4)XC7", "12.4(15)T"],
  ["12.4(4)XC7", "12.4(6)XD"],
  ["15.0(2)SE5", "15.0(2)EX4"],
  ["7.3(8)N1(1)", "7.3(0)D1(1)"],
  ["6.0(2)U6(10)", "6.0(2)A8(11b)"],
  ["15.1X49-D150", "15.1X53-D60"],
  ["15.1F6", "15.1R7"],
  ["21.4R3", "21.4R3-EVO"],
  ["15.0(1)M", "15.0(1r)M16"],
  ["V200R019C10SPC500", "V200R019SPH007"],
  ["21.4R3", "15.7(3)M2"],
  ["V200R019C10", "7.2.8"],
];

for (const [one, other] of apart) {
  test(`${one} and ${other} cannot be compared`, () => {
    assert.equal(compareVersions(one, other), undefined);
    assert.equal(compareVersions(other, one), undefined);
    assert.notEqual(versionOrder(one), undefined);
    assert.notEqual(versionOrder(other), undefined);
  });
}

test("more than 500 pairs were put in order", () => {
  assert.ok(pairs > 500, String(pairs));
});

test("what is no version that was released has no order", () => {
  const texts = ["", "latest", "17", "17.17.20241125:005549", "2019-10-31_17.49_dev", "6.1.4.10I"];
  for (const text of [
    ...texts,
    "03.40.01.S",
    "10.1.0-b27",
    "1.2.3.4.5.6",
    "12.4(",
    "9".repeat(80),
  ]) {
    assert.equal(versionOrder(text), undefined, text);
    assert.equal(compareVersions(text, "16.9.4"), undefined, text);
  }
});

test("every scheme reads its own example, and no other does", () => {
  for (const { example, writing } of schemes) {
    const bare = example.replace(/^v(?=\d)/, "");
    const readers = schemes.filter(({ read }) => read(bare) !== undefined);
    assert.deepEqual(
      readers.map((scheme) => scheme.writing),
      [writing],
    );
  }
});

const number = fc.nat({ max: 20 });
const train = fc.constantFrom("", "M", "T", "S", "SP", "E", "SE", "SXI", "SXJ", "XC");
const letter = fc.constantFrom("", "a", "b");

const version = fc.oneof(
  fc.constantFrom(...successions.flatMap(({ versions }) => versions)),
  fc
    .tuple(fc.constantFrom(12, 15, 16, 17), number, number, letter)
    .map(([a, b, c, d]) => `${a}.${b}.${c}${d}`),
  fc
    .tuple(fc.constantFrom(12, 15), fc.nat({ max: 4 }), number, train, fc.nat({ max: 3 }), letter)
    .map(
      ([a, b, c, name, rebuild, d]) =>
        `${a}.${b}(${c})${name}${name === "" ? "" : `${rebuild}${d}`}`,
    ),
  fc.tuple(fc.nat({ max: 4 }), number, number).map(([b, c, d]) => `15.${b}R${c}-S${d}`),
);

test("both functions agree wherever two versions can be compared", () => {
  fc.assert(
    fc.property(version, version, (one, other) => {
      const sign = compareVersions(one, other);
      const [a = "", b = ""] = [versionOrder(one), versionOrder(other)];
      assert.ok(a !== "" && b !== "", `${one} ${other}`);
      if (sign !== undefined) assert.equal(sign, a < b ? -1 : a > b ? 1 : 0);
      if (a === b) assert.equal(sign, 0);
    }),
    { numRuns: 2000 },
  );
});

test("comparing the other way round turns the answer", () => {
  fc.assert(
    fc.property(version, version, (one, other) => {
      const [there, back] = [compareVersions(one, other), compareVersions(other, one)];
      assert.equal(there === undefined, back === undefined);
      if (there !== undefined && back !== undefined) assert.equal(there + back, 0);
    }),
  );
});

test("within one train any two are comparable, and older than older is older", () => {
  const one = fc
    .tuple(
      fc.constantFrom("M", "S", "E", "SE"),
      fc.array(fc.tuple(number, number, letter), { minLength: 3, maxLength: 3 }),
    )
    .map(([name, parts]) => parts.map(([c, rebuild, d]) => `15.2(${c})${name}${rebuild}${d}`));
  fc.assert(
    fc.property(one, ([a = "", b = "", c = ""]) => {
      const [first, second, third] = [
        compareVersions(a, b),
        compareVersions(b, c),
        compareVersions(a, c),
      ];
      assert.ok(first !== undefined && second !== undefined && third !== undefined);
      if (first <= 0 && second <= 0) assert.ok(third <= 0);
    }),
  );
});

test("no text throws", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => void compareVersions(one, other)),
  );
});
