// A shell's name becomes the script that completes this command line there.

import { nearest } from "#text";
import type { Call, Command } from "../command.ts";
import { completionScripts, shells } from "../completion.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { UsageError } from "../usage-error.ts";

/** `commands` is asked when the command runs: it is one of them itself. */
export function completion(commands: () => readonly Command[]): Command {
  return {
    name: "completion",
    says: "Print a script by which a shell completes commands and options",
    takes: [["<shell>", "bash, zsh or fish"]],
    settings: ["output"],
    formats: ["table"],
    forPeople: true,
    examples: [
      ['eval "$(bootwarden completion bash)"', "in this shell; in ~/.bashrc for all"],
      ["bootwarden completion fish -o ~/.config/fish/completions/bootwarden.fish", "for all"],
    ],
    run: (call) => run(call, commands()),
  };
}

async function run(call: Call, commands: readonly Command[]): Promise<ExitCode> {
  const [word = ""] = call.arguments;
  const shell = shells.find((one) => one === word);
  if (shell === undefined) {
    const close = nearest(word, shells);
    throw new UsageError(
      `no completion is written for '${word}'`,
      close === undefined ? `shells are: ${shells.join(", ")}` : `'${close}' is the closest name`,
    );
  }
  const script = completionScripts[shell](commands).map((line) => `${line}\n`);
  await call.terminal.write(script, call.settings.output);
  return exitCodes.done.code;
}
