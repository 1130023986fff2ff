// What of the evidence was not read becomes problems with their places: another device's, cut, or of no known command.

import type { DeviceEvidence } from "#evidence";
import type { InputProblem } from "./input-problem.ts";

export function strangerProblems({
  device,
  outputs,
  problems,
}: DeviceEvidence): readonly InputProblem[] {
  const said = problems.map(({ says, file, line }): InputProblem => {
    return { source: file, effect: "skipped", message: `line ${line}: ${says}` };
  });
  if (said.length > 0) return said;
  const [first] = outputs;
  if (first === undefined) return [];
  const message = `line ${first.line}: this is evidence of ${device}, which was not asked for`;
  return [{ source: first.file, effect: "skipped", message }];
}

/** An unknown output beside known ones is told with its device; a file of unknown ones alone was not read. */
export function unreadProblems(read: readonly DeviceEvidence[]): readonly InputProblem[] {
  const outputs = read.flatMap((one) => one.outputs);
  const known = new Set(outputs.filter(({ state }) => state === "read").map(({ file }) => file));
  const problems: InputProblem[] = [];
  for (const source of new Set(outputs.map(({ file }) => file))) {
    const own = outputs.filter(({ file }) => file === source);
    if (!known.has(source)) problems.push({ source, ...emptyHanded(own) });
    for (const { line, command, says } of own.filter(({ isCut }) => isCut)) {
      const what = command === "" ? "an output" : command;
      const message = `line ${line}: ${what} is cut${says === "" ? "" : `: ${says}`}`;
      problems.push({ source, effect: "partly", message, hint: "ask the device again" });
    }
  }
  return problems;
}

function emptyHanded(outputs: DeviceEvidence["outputs"]): Omit<InputProblem, "source"> {
  const told = outputs.find(({ state }) => state !== "unread") ?? outputs[0];
  if (told === undefined) return { effect: "skipped", message: "holds no output" };
  const what = told.command === "" ? "an output" : told.command;
  const why = told.says === "" ? "" : `: ${told.says}`;
  const place = `line ${told.line}: `;
  switch (told.state) {
    case "refused":
      return { effect: "skipped", message: `${place}the device refused ${what}${why}` };
    case "empty":
      return { effect: "skipped", message: `${place}nothing stands behind ${what}${why}` };
    case "read":
    case "unread":
      return {
        effect: "skipped",
        message: `${place}holds no output that is known${why}`,
        hint: "paste the output together with its prompt and command, as r1#show version",
      };
  }
}
