import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fact, FactKind } from "../fact.ts";
import type { ListedHash } from "../hashes/listed-hash.ts";
import { signsOfKnownHashes } from "./known-hashes.ts";

const at = { file: "r1.txt", line: 3, command: "verify" };
const fact = (kind: FactKind, value: string, subject = ""): Fact => ({ kind, subject, value, at });

const hash = "ab".repeat(64);
const image = "flash0:c2900-universalk9-mz.SPA.157-3.M8.bin";
const shown = [
  fact("Version", "15.7(3)M8"),
  fact("RunningImage", image),
  fact("FileHash", hash, `sha512 ${image}`),
];
const listed = (fileName: string): ListedHash => ({
  ...{ algorithm: "sha512", hash, fileName, devices: [], platform: "", note: "" },
  at: { file: "hashes.csv", line: 7 },
});

test("an image that is by its hash of the version that runs is no sign, whatever its name", () => {
  assert.deepEqual(signsOfKnownHashes(shown, [listed(image.slice("flash0:".length))]), []);
  assert.deepEqual(signsOfKnownHashes(shown, [listed("golden.bin")]), []);
  assert.deepEqual(signsOfKnownHashes(shown, []), []);
});

test("an old image under the name of a new one is told by its hash, with the place of the list", () => {
  const [sign] = signsOfKnownHashes(shown, [listed("c2900-universalk9-mz.SPA.154-3.M3.bin")]);
  assert.equal(sign?.sign, "hash-of-another-version");
  assert.match(sign.says, /154-3\.M3\.bin' \(hashes\.csv:7\), and '15\.7\(3\)M8' is shown/);
});

test("the hash of an image that does not run says nothing of what runs", () => {
  const other = shown.map((one) =>
    one.kind === "FileHash" ? { ...one, subject: "sha512 flash0:old.bin" } : one,
  );
  const old = listed("c2900-universalk9-mz.SPA.154-3.M3.bin");
  assert.deepEqual(signsOfKnownHashes(other, [old]), []);
});
