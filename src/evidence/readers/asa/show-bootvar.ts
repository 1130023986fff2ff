// `show bootvar` of ASA: the boot variable as the running configuration has it, and as it is saved for the next reload.

import type { OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { unwrapped, type Wrapping } from "../unwrapped.ts";
import { bootPaths } from "../values.ts";

const shape = /^(Current )?(BOOT|CONFIG_FILE) variable = (\S.{0,800})$/;

const wrapping: Wrapping = {
  canBeLong: / variable = /,
  begins: /^(?:Current |BOOT |CONFIG_FILE )/,
};

export const showBootvar: OutputReader = {
  command: "show bootvar",
  families: ["asa"],
  isShownBy: (lines) =>
    lines
      .slice(0, 8)
      .some(({ text }) => /^Current (?:BOOT|CONFIG_FILE) variable =/.test(text.trim())),
  source: "Cisco ASA Series Command Reference, show bootvar",
  read: (output) => readShowBootvar(output, "show bootvar"),
};

/** What is typed on ASA as `show boot` is `show bootvar`: it has no other command that begins so. */
export const showBoot: OutputReader = {
  ...showBootvar,
  command: "show boot",
  isTypedOnly: true,
  read: (output) => readShowBootvar(output, "show boot"),
};

function readShowBootvar(output: ShownOutput, command: string): OutputReading {
  const told = new Told(output, command);
  for (const line of unwrapped(output.lines, wrapping)) {
    const [, current, subject = "", value = ""] = shape.exec(line.text.trim()) ?? [];
    const kind = current === undefined ? "BootVariableNext" : "BootVariable";
    told.tell(kind, bootPaths(value), { line, subject });
  }
  return { facts: told.facts };
}
