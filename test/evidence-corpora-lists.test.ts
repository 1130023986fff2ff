// Real outputs that are lists: files, file systems, packages, logs. Each entry that a collector finds is found.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "yaml";
import { type DeviceEvidence, type FactKind, readEvidence, readTranscript } from "#evidence";
import { corpusFiles, corpusText, skip } from "./corpora.ts";

type Entry = Readonly<Record<string, string | readonly string[]>>;

interface Listing {
  readonly path: string;
  readonly entries: readonly Entry[];
  readonly evidence: readonly DeviceEvidence[];
}

function listings(folder: string): readonly Listing[] {
  return corpusFiles(`ntc-templates/${folder}`, ".raw").map(({ path, text }) => {
    const answers = parse(corpusText(path.replace(/\.raw$/, ".yml")) ?? "") as {
      readonly parsed_sample: readonly Entry[];
    };
    const evidence = readEvidence(readTranscript(path, text));
    return { path, entries: answers.parsed_sample, evidence };
  });
}

function values({ evidence }: Listing, kind: FactKind): ReadonlyMap<string, string> {
  const facts = evidence.flatMap((one) => one.facts).filter((fact) => fact.kind === kind);
  return new Map(facts.map(({ subject, value }) => [subject, value]));
}

const text = (entry: Entry, key: string): string => String(entry[key] ?? "");

const dirs = ["arista_eos", "cisco_asa", "cisco_ios", "cisco_nxos", "cisco_xr", "huawei_vrp"];

for (const listing of dirs.flatMap((vendor) => listings(`${vendor}/dir`))) {
  test(`each file of ${listing.path} has its size and date`, () => {
    const sizes = values(listing, "FileSize");
    const dates = values(listing, "FileModified");
    const wanted = listing.entries.filter((entry) => nameOf(entry) !== "");
    assert.equal(sizes.size, wanted.length);
    for (const entry of wanted) {
      const path = [...sizes.keys()].find((one) => one.endsWith(endOf(entry)));
      assert.ok(path !== undefined, nameOf(entry));
      if (sizes.get(path) === "directory") continue;
      assert.equal(sizes.get(path), text(entry, "size").replaceAll(",", ""));
      assert.equal(dates.get(path) ?? "<no date>", dateOf(entry));
    }
  });
}

/** What collectors take for the name of a link is the link with its target. */
function nameOf(entry: Entry): string {
  const name = text(entry, "name") || text(entry, "item_name") || text(entry, "file_name");
  return name.replace(/ -> .*$/, "").replace(/\/$/, "");
}

function endOf(entry: Entry): string {
  const [, folder = ""] = /^\w+:\/?(.*?)\/?$/.exec(text(entry, "file_system")) ?? [];
  const mode = text(entry, "permissions") || text(entry, "attr");
  const isDirectory = /^(?:\d+ )?d/.test(mode) || text(entry, "item_name").endsWith("/");
  const path = [folder, nameOf(entry)].filter(Boolean).join("/");
  return isDirectory ? `${path}/` : path;
}

function dateOf(entry: Entry): string {
  const day = text(entry, "date_day");
  if (day === "") return text(entry, "date_time");
  const end =
    text(entry, "date_year") === "" ? text(entry, "date_time") : ` ${text(entry, "date_year")}`;
  return `${text(entry, "date_month")} ${day.padStart(2)} ${end}`;
}

for (const listing of listings("cisco_ios/show_file_systems")) {
  test(`each file system of ${listing.path} has its type and flags`, () => {
    const systems = values(listing, "FileSystem");
    for (const entry of listing.entries) {
      for (const prefix of text(entry, "prefixes").split(/\s+/)) {
        assert.equal(systems.get(prefix), `${text(entry, "type")} ${text(entry, "flags")}`);
      }
    }
  });
}

for (const listing of listings("cisco_xr/show_install_active")) {
  test(`each package of ${listing.path} is active on its node`, () => {
    const packages = values(listing, "InstalledPackage");
    const images = values(listing, "RunningImage");
    for (const entry of listing.entries) {
      const node = text(entry, "node");
      for (const name of entry["packages"] ?? []) {
        assert.equal(packages.get(`${name} on ${node}`), "active", name);
      }
      if (text(entry, "boot_image") !== "") assert.equal(images.get(node), entry["boot_image"]);
    }
    const all = listing.entries.flatMap((entry) => entry["packages"] ?? []);
    assert.equal(packages.size, all.length);
  });
}

for (const listing of ["cisco_ios", "cisco_asa"].flatMap((it) => listings(`${it}/show_logging`))) {
  test(`each message of ${listing.path} is handed on as a log`, () => {
    const lines = listing.evidence.flatMap(({ logs }) => logs.map((line) => line.text));
    for (const entry of listing.entries) {
      const [message = ""] = entry["message"] ?? [];
      assert.ok(
        lines.some((line) => line.includes(message)),
        message,
      );
    }
  });
}

test("there are lists to compare", { skip }, () => {
  assert.ok(dirs.every((vendor) => listings(`${vendor}/dir`).length > 0));
});
