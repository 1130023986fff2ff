// One message of Huawei's information centre (VRP) becomes a reading.

import type { Envelope, Format, Reading } from "../format.ts";
import { readVrpTag } from "./vrp-tag.ts";

export const huawei: Format = {
  name: "huawei",
  authority: "Huawei CloudEngine and S series log reference, Log format (VRP5 and VRP8)",
  example:
    '<189>Nov 21 2026 09:30:00 edge-sw1 %%01SHELL/5/CMDRECORD(l)[125]:Recorded command information. (Task=VT0, Ip=192.0.2.7, VpnName=, User=ops, AuthenticationMethod="Local-user", Command="display startup")',
  marks: ["%%"],
  read: readHuawei,
};

function readHuawei(envelope: Envelope): Reading | undefined {
  const tag = readVrpTag(envelope);
  if (tag === undefined || tag.release === undefined || tag.release === "10") return undefined;
  const { stamp, host, kind, sequence } = tag;
  return {
    confidence: 0.965,
    vendor: "Huawei",
    product: "VRP",
    sourceType: "huawei:vrp",
    ...(stamp === undefined ? {} : { stamp }),
    ...(host === undefined ? {} : { host }),
    severity: tag.severity,
    mnemonic: tag.mnemonic,
    message: tag.message,
    fields: {
      module: tag.module,
      ...(kind === undefined ? {} : { log_type: kind }),
      ...(sequence === undefined ? {} : { sequence }),
      ...namedValues(tag.text),
    },
  };
}

// `(Task=VT0, Ip=192.0.2.7, …, Command="display version")`; the command may hold quotes and parentheses.
const recorded = /\bCommand="([\s\S]*?)"(?:\)\.?|\.|,\s*Result=\w+\)?\.?)?\s*$/;
// `task:HTPR ip:192.0.2.7 user:ops vrf:public command:display version`
const recordedOld = /\bcommand:([\s\S]*)$/;
const named = /\b(Task|Ip|VpnName|User|AuthenticationMethod|Result|CID)=(?:"([^"]*)"|([^,;)]*))/g;
const namedOld = /\b(task|ip|user|vrf):(\S*)/g;

/** Huawei's names in the order of the message, and `user`, `src_ip`, `command` as other readers call them. */
function namedValues(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const old = recordedOld.exec(text);
  const command = recorded.exec(text) ?? old;
  const rest = command === null ? text : text.slice(0, command.index) + resultOf(command[0]);
  for (const [, key = "", quoted, bare] of rest.matchAll(named)) {
    values[key] = (quoted ?? bare ?? "").trim();
  }
  if (old !== null)
    for (const [, key = "", value = ""] of rest.matchAll(namedOld)) values[key] = value;
  const user = values["User"] ?? values["user"];
  const address = values["Ip"] ?? values["ip"];
  return {
    ...values,
    ...(user === undefined ? {} : { user }),
    ...(address === undefined ? {} : { src_ip: address }),
    ...(command?.[1] === undefined ? {} : { command: command[1] }),
  };
}

function resultOf(command: string): string {
  return /,\s*Result=\w+\)?\.?\s*$/.exec(command)?.[0] ?? "";
}
