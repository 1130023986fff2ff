import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { families } from "#commands";
import type { CaseFinding, DeviceActivity } from "../enquiry.ts";
import { tasksFor } from "./choose.ts";
import { filled, valuesOf } from "./fill.ts";
import { readPlaybook } from "./read-playbook.ts";

const others = families.filter((family) => family !== "ios").join(", ");
const text = `
title: A change
for: { detections: [image-change-chain], techniques: [T1601] }
tasks:
  - tier: containment
    says: Isolate it
    why: because
  - tier: first tier
    says: Look at it
    why: it tells
    commands: { ios: ["verify /md5 {image}", show version] }
    silent: [{ why: not documented, families: [${others}] }]
`;
const source = (yaml: string) => ({ name: "playbook.yaml", text: yaml });

function read(yaml: string) {
  const playbook = readPlaybook(source(yaml), "a-change");
  assert.ok(playbook.ok, JSON.stringify(playbook));
  return playbook.value;
}

function complaintsAbout(yaml: string): readonly string[] {
  const playbook = readPlaybook(source(yaml), "a-change");
  return playbook.ok ? [] : playbook.errors.map(({ message }) => message);
}

const change = read(text);
const everything = read(
  text.replace(/for: .*/, "for: { everything: true }").replace("A change", "Any"),
);

const finding = (more: Partial<CaseFinding>): CaseFinding => ({
  ...{ id: "1", origin: "rule", title: "", rule: "r", techniques: [], severity: "high" },
  ...{ time: "", device: "r1", message: "", evidence: [], evidenceCount: 0, ...more },
});

const activity = (more: Partial<DeviceActivity>): DeviceActivity => ({
  ...{
    time: "",
    received: "",
    clockTrust: "synced",
    device: "r1",
    deviceIp: "",
    file: "",
    line: 1,
  },
  ...{ activity: "ImageCopied", channel: "Syslog", actor: "", actorIp: "", command: "" },
  ...{
    transferProtocol: "",
    transferHost: "",
    transferDirection: "",
    imageName: "",
    imagePath: "",
  },
  ...{ imageFlags: "", version: "", previousVersion: "", configRegister: "", reason: "" },
  ...{ mnemonic: "", message: "", ...more },
});

const none = { values: {}, known: [] };

describe("playbooks", () => {
  test("tasks come in the order of tiers, numbered, with the commands of the family", () => {
    const tasks = tasksFor([finding({ detection: "image-change-chain" })], [change], {
      ...none,
      family: "ios",
    });
    assert.deepEqual(
      tasks.map(({ id, tier, says }) => [id, tier, says]),
      [
        ["1", "first tier", "Look at it"],
        ["2", "containment", "Isolate it"],
      ],
    );
    assert.deepEqual(tasks[0]?.commands, ["verify /md5 <image>", "show version"]);
  });

  test("nothing is pasted at a device of a family that is not known", () => {
    const [first] = tasksFor([finding({ detection: "image-change-chain" })], [change], none);
    assert.deepEqual(first?.commands, []);
  });

  test("a detection decides which playbook, and a technique where none names the detection", () => {
    const for_ = (more: Partial<CaseFinding>) => tasksFor([finding(more)], [change], none).length;
    assert.equal(for_({ detection: "image-change-chain", techniques: ["T1000"] }), 2);
    assert.equal(for_({ detection: "of-my-own", techniques: ["T1601.002"] }), 2);
    assert.equal(for_({ detection: "of-my-own", techniques: ["T16012"] }), 0);
    assert.equal(for_({ origin: "evidence", techniques: ["T1601"] }), 0);
  });

  test("a task that two playbooks or the case itself have comes once", () => {
    const found = [finding({ detection: "image-change-chain" })];
    const tasks = tasksFor(found, [change, everything], none);
    assert.equal(tasks.length, 2);
    assert.deepEqual(tasksFor(found, [change], { ...none, known: tasks }), []);
    const [added] = tasksFor(found, [change], { ...none, known: tasks.slice(0, 1) });
    assert.deepEqual([added?.id, added?.says], ["2", "Isolate it"]);
  });

  test("an image on a file system of the device stands in the commands", () => {
    const values = valuesOf([
      activity({ imagePath: "tftp://192.0.2.1/x.bin" }),
      activity({ imagePath: "bootflash:images/x.SPA.bin" }),
    ]);
    assert.equal(filled("verify /md5 {image}", values), "verify /md5 bootflash:images/x.SPA.bin");
    assert.equal(filled("dir {filesystem}", values), "dir bootflash:");
    assert.equal(filled("show {other}", values), "show <other>");
  });

  const hostile = [
    "flash:x.bin\nreload",
    "flash:x.bin ; reload",
    "flash:x|redirect tftp://192.0.2.1/",
    "flash:../../x",
    "flash:$(reboot)",
    "flash:x?y",
    "tftp://192.0.2.1/x.bin",
    "-rf",
    "",
  ];
  for (const imagePath of hostile) {
    test(`${JSON.stringify(imagePath)} in a log is pasted nowhere`, () => {
      const values = valuesOf([activity({ imagePath, imageName: imagePath })]);
      assert.equal(filled("verify /md5 {image}", values), "verify /md5 <image>");
    });
  }

  test("law: what a log says never makes more than one word of a command", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (imagePath, imageName) => {
        const line = filled("verify {image}", valuesOf([activity({ imagePath, imageName })]));
        assert.match(line, /^verify (?:<image>|[\w.:/+-]+)$/);
      }),
    );
  });
});

describe("a playbook is refused with all that is wrong", () => {
  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ["an unknown key", text.replace("why: because", "wy: because"), /no key is named 'wy' here/],
    ["a missing reason", text.replace("    why: because\n", ""), /a task needs 'why'/],
    ["an unknown tier", text.replace("containment", "third tier"), /no tier is 'third tier'/],
    ["an unknown family", text.replace("[xr, ", "[xyz, "), /no family is 'xyz'/],
    ["a family without a word", text.replace("[xr, ", "["), /has no commands for xr/],
    [
      "a family with both",
      text.replace("[xr, ", "[ios, xr, "),
      /commands for ios and says why not/,
    ],
    ["an unknown place", text.replace("{image}", "{file}"), /nothing fills \{file\}/],
    ["no tasks", "title: t\nfor: { everything: true }\n", /a playbook has tasks/],
    ["no reach", text.replace(/for: .*\n/, ""), /says what it is for/],
    ["a list", "- a\n", /must be one map/],
  ];
  for (const [what, yaml, message] of wrong) {
    test(what, () => {
      assert.notEqual(yaml, text);
      assert.match(complaintsAbout(yaml).join("\n"), message);
    });
  }

  test("no text throws", () => {
    fc.assert(fc.property(fc.string(), (yaml) => void readPlaybook(source(yaml), "any")));
  });
});
