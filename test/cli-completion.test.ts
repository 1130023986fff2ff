import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { bootwarden } from "./command-line.ts";

async function script(shell: string): Promise<string> {
  const { code, out, err } = await bootwarden({ args: ["completion", shell] });
  assert.equal(code, 0, err);
  return out;
}

/** What bash offers for the last word of a line. */
function offered(source: string, line: readonly string[]): readonly string[] {
  const words = line.map((word) => `'${word}'`).join(" ");
  const [before = "", word = ""] = line.slice(-2);
  const calls = [
    source.replace(/^complete /m, "true "),
    `COMP_WORDS=(${words}); COMP_CWORD=${line.length - 1}`,
    `_bootwarden bootwarden '${word}' '${before}'`,
    `printf '%s\\n' "\${COMPREPLY[@]}"`,
  ];
  const run = spawnSync("bash", ["--norc", "-c", calls.join("\n")], { encoding: "utf8" });
  assert.equal(run.stderr, "");
  return run.stdout.split("\n").filter((one) => one !== "");
}

const has = (program: string): boolean =>
  spawnSync(program, ["-c", "true"], { encoding: "utf8" }).status === 0;

describe("completion", { concurrency: 2 }, () => {
  test("bash completes commands, options, words of an option and actions", async () => {
    const bash = await script("bash");
    assert.deepEqual(offered(bash, ["bootwarden", "do"]), ["doctor"]);
    assert.deepEqual(offered(bash, ["bootwarden", "scan", "--fail"]), ["--fail-on"]);
    assert.deepEqual(offered(bash, ["bootwarden", "scan", "--fail-on", "hi"]), ["high"]);
    assert.deepEqual(offered(bash, ["bootwarden", "doctor", "-F", ""]), [
      "table",
      "json",
      "markdown",
    ]);
    assert.deepEqual(offered(bash, ["bootwarden", "atomics", "r"]), ["run"]);
    assert.deepEqual(offered(bash, ["bootwarden", "scan", "logs/"]), []);
  });

  test("each shell's script names every command and its own options", async () => {
    const { out: help } = await bootwarden({ args: ["--help"] });
    const commands = [...help.matchAll(/^ {2}([a-z]+)(?: \[options\]| <|$| \[).*$/gm)].map(
      ([, name]) => name ?? "",
    );
    assert.ok(commands.includes("completion") && commands.includes("doctor"), help);
    for (const shell of ["bash", "zsh", "fish"]) {
      const text = await script(shell);
      for (const command of commands) assert.ok(text.includes(command), `${shell}: ${command}`);
    }
  });

  for (const shell of ["bash", "zsh", "fish"]) {
    const skip = has(shell) ? false : `${shell} is not here`;
    test(`${shell} reads its script`, { skip }, async () => {
      const checked = spawnSync(shell, ["-n"], { input: await script(shell), encoding: "utf8" });
      assert.equal(checked.status, 0, checked.stderr);
    });
  }

  test("a shell that is not known is a usage error", async () => {
    const { code, err } = await bootwarden({ args: ["completion", "zhs"] });
    assert.equal(code, 3);
    assert.match(err, /'zsh' is the closest name/);
  });
});
