// Junos answers for several nodes one after the other: each under its name and a rule.

import type { OutputLine, ShownOutput } from "../../output.ts";

export interface NodeLine {
  readonly line: OutputLine;
  readonly text: string;
  /** `fpc0`, `node1`, `re0`; empty where the device has one. */
  readonly node: string;
}

const heading = /^([\w.-]{1,60}):$/;
const rule = /^-{10,}$/;
/** Between the answers and behind them: `{master:0}`. */
const role = /^\{\w{4,20}(?::[\w.-]{1,30})?\}$/;

/** The lines that tell something, each with the node that it is of. */
export function linesOfNodes(output: ShownOutput): readonly NodeLine[] {
  let node = "";
  return output.lines.flatMap((line, index) => {
    const text = line.text.trim();
    const [, name] = heading.exec(text) ?? [];
    if (name !== undefined && rule.test(output.lines[index + 1]?.text.trim() ?? "")) {
      node = name;
      return [];
    }
    return text === "" || rule.test(text) || role.test(text) ? [] : [{ line, text, node }];
  });
}

/** A subject with the node that it is on. */
export function onNode(subject: string, node: string): string {
  if (node === "") return subject;
  return subject === "" ? node : `${subject} on ${node}`;
}
