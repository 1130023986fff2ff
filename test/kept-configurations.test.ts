// What collectors keep of real outputs tells the same as the outputs themselves.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Fact,
  factKindRow,
  factsOfConfigHistory,
  readEvidence,
  readTranscript,
} from "#evidence";
import { corpusFiles, skip } from "./corpora.ts";

/** Oxidized writes outputs as they are, each line behind the mark of a comment. */
const marks: Readonly<Record<string, string>> = {
  "ntc-templates/cisco_ios": "! ",
  "ntc-templates/cisco_nxos": "! ",
  "ntc-templates/cisco_asa": "! ",
  "ntc-templates/cisco_xr": "! ",
  "ntc-templates/arista_eos": "! ",
  "ntc-templates/juniper_junos": "# ",
  "ntc-templates/fortinet": "# ",
  "ntc-templates/huawei_vrp": "! ",
};

const versions = /(?:show_version|display_version|get_system_status)\w*\.raw$/;

for (const [folder, mark] of Object.entries(marks)) {
  test(`${folder}: outputs kept as comments give the facts of the outputs`, { skip }, () => {
    const files = corpusFiles(folder, ".raw").filter(
      ({ path }) => versions.test(path) && !path.includes("brief"),
    );
    assert.ok(files.length > 0);
    for (const { path, text } of files) {
      const comments = text.split(/\r?\n/).map((line) => `${mark}${line}`);
      const kept = `${comments.join("\n")}\nhostname kept-1\nend\n`;
      assert.deepEqual(keptFacts(path, kept), shownFacts(path, text), path);
    }
  });
}

/** RANCID writes a few lines of `show version` anew: lib/ios.pm. */
const rewriting: readonly (readonly [RegExp, (groups: readonly string[]) => string])[] = [
  [
    /^(?:Cisco )?IOS .* Software,? \(([\w-]*)\), .*Version\s+(.*)$/,
    ([, build, version]) => `!Image: Software: ${build}, ${version}`,
  ],
  [/^Compiled (.*)$/, ([, rest]) => `!Image: Compiled: ${rest}`],
  [
    /^ROM: (?:IOS \S+ )?(?:System )?Bootstrap.*(Version.*)$/,
    ([, rest]) => `!ROM Bootstrap: ${rest}`,
  ],
  [/^System image file is "([^"]*)"$/, ([, path]) => `!Image: ${path}`],
  [/^Configuration register is (0x\w+)$/, ([, value]) => `config-register ${value}`],
];

const rewritten = new Set([
  "Version",
  "SoftwareImage",
  "CompiledAt",
  "RunningImage",
  "ConfigRegister",
]);

test("what RANCID writes anew of show version gives the facts of the output", { skip }, () => {
  const files = [
    ...corpusFiles("ntc-templates/cisco_ios", ".raw"),
    ...corpusFiles("genieparser/ios", ".txt"),
  ].filter(({ path }) => /show_version|ShowVersion/.test(path));
  let compared = 0;
  for (const { path, text } of files) {
    const lines = text.split(/\r?\n/).flatMap((line) => {
      const row = rewriting.find(([shape]) => shape.test(line.trim()));
      const groups = row?.[0].exec(line.trim());
      return row === undefined || groups === null || groups === undefined
        ? []
        : [row[1]([...groups])];
    });
    if (lines.length < 4) continue;
    const kept = keptFacts(path, ["!RANCID-CONTENT-TYPE: cisco", "!", ...lines, "end"].join("\n"));
    const shown = shownFacts(path, text);
    const of = (facts: readonly string[]) =>
      facts.filter((fact) => rewritten.has(fact.split(" ")[0] ?? ""));
    assert.deepEqual(
      of(kept).filter((fact) => !shown.includes(fact)),
      [],
      path,
    );
    compared += of(kept).length;
  }
  assert.ok(compared > 20, `${compared} facts compared`);
});

test("what RANCID keeps of the packages of IOS-XR gives the facts of the output", { skip }, () => {
  const files = corpusFiles("ntc-templates/cisco_xr", ".raw").filter(({ path }) =>
    path.includes("show_install_active"),
  );
  assert.ok(files.length > 0);
  for (const { path, text } of files) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
    const images = lines.map((line) => `!Image: ${line}`);
    const kept = ["!RANCID-CONTENT-TYPE: cisco-xr", "!", ...images, "hostname kept-1", "end"];
    assert.deepEqual(keptFacts(path, kept.join("\n")), shownFacts(path, text), path);
  }
});

function keptFacts(path: string, text: string): readonly string[] {
  return plain(factsOfConfigHistory(path, text)?.facts ?? []);
}

function shownFacts(path: string, text: string): readonly string[] {
  return plain(readEvidence(readTranscript(path, text)).flatMap(({ facts }) => facts));
}

/** The configuration tells another name, and what moves is not kept. */
function plain(facts: readonly Fact[]): readonly string[] {
  return facts
    .filter(({ kind }) => kind !== "Hostname" && factKindRow(kind).drift === "steady")
    .map(({ kind, subject, value }) => `${kind} ${subject} ${value}`)
    .sort();
}
