// `show bootvar` of ASA: the boot variable as the running configuration has it, and as it is saved for the next reload.

import type { OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { bootPaths } from "../values.ts";

const command = "show bootvar";

const shape = /^(Current )?(BOOT|CONFIG_FILE) variable = (\S.{0,800})$/;

export const showBootvar: OutputReader = {
  command,
  families: ["asa"],
  isShownBy: (lines) =>
    lines
      .slice(0, 8)
      .some(({ text }) => /^Current (?:BOOT|CONFIG_FILE) variable =/.test(text.trim())),
  source: "Cisco ASA Series Command Reference, show bootvar",
  read: readShowBootvar,
};

function readShowBootvar(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  for (const line of output.lines) {
    const [, current, subject = "", value = ""] = shape.exec(line.text.trim()) ?? [];
    const kind = current === undefined ? "BootVariableNext" : "BootVariable";
    told.tell(kind, bootPaths(value), { line, subject });
  }
  return { facts: told.facts };
}
