// One message of F5 BIG-IP's daemons (`01420002:5: …`), audit records above all, becomes a reading.

import type { Envelope, Format, Reading } from "../format.ts";

export const f5: Format = {
  name: "f5",
  authority: "F5 BIG-IP log message guide, message code and level; tmsh and mcpd audit logging",
  example:
    "<133>Nov 21 09:30:00 edge-lb tmsh[16322]: 01420002:5: AUDIT - pid=16322 user=ops folder=/Common module=(tmos)# status=[Command OK] cmd_data=show sys software",
  read: readF5,
};

// BIG-IP's own files put the level's name before the daemon.
const coded =
  /(?:(?:emerg|alert|crit|err|warning|notice|info|debug) )?(?:([A-Za-z_][\w.()-]*)(?:\[(\d+)\])?: )?([0-9A-Fa-f]{8}:([0-7]): ([\s\S]*))$/y;

function readF5(envelope: Envelope): Reading | undefined {
  return readCoded(envelope) ?? readBootMarker(envelope);
}

function readCoded(envelope: Envelope): Reading | undefined {
  const match = codedAt(envelope.body) ?? codedAt(envelope.content);
  if (match === null) return undefined;
  const [, daemon, pid, message = "", level, text = ""] = match;
  const program = daemon ?? envelope.program;
  const processId = pid ?? envelope.processId;
  const audit = text.startsWith("AUDIT");
  return {
    confidence: audit ? 0.964 : 0.92,
    vendor: "F5",
    product: "BIG-IP",
    sourceType: "f5:bigip:syslog",
    ...(program === undefined ? {} : { program }),
    ...(processId === undefined ? {} : { processId }),
    severity: Number(level),
    mnemonic: message.slice(0, 8),
    message,
    fields: audit ? auditFields(text) : {},
  };
}

function codedAt(text: string): RegExpExecArray | null {
  coded.lastIndex = 0;
  return coded.exec(text);
}

// At each boot, in each log: `notice boot_marker : ---===[ HD1.2 - BIG-IP 16.1.2.2 Build 0.0.28 ]===---`
const bootMarker =
  /(?:^|\s)(boot_marker ?: ---===\[ (\S{1,32}) - BIG-IP (\d[\w.]{1,40}) Build (\S{1,40}) \]===---)\s*$/;

function readBootMarker(envelope: Envelope): Reading | undefined {
  if (!envelope.content.includes("boot_marker")) return undefined;
  const match = bootMarker.exec(envelope.content);
  if (match === null) return undefined;
  const [, message = "", volume = "", version = "", build = ""] = match;
  return {
    confidence: 0.93,
    vendor: "F5",
    product: "BIG-IP",
    sourceType: "f5:bigip:syslog",
    program: "boot_marker",
    mnemonic: "boot_marker",
    message,
    fields: { volume, version, build },
  };
}

// tmsh: `AUDIT - pid=1 user=ops folder=/ module=(tmos)# status=[Command OK] cmd_data=…`
const tmsh =
  /\bpid=(\d+) user=(\S+) (?:folder|partition)=(\S+)(?: module=(.*?))? status=\[(.*?)\] cmd_data=([\s\S]*)$/;
// mcpd: `AUDIT - client tmui, user ops - transaction #7-1 - object 0 - modify { … } [Status=Command OK]`
const mcpd =
  /\b(?:client ([^,]+), )?user ([^,\s]+)(?:, \S+)? - (?:transaction #?(\S+) - )?(?:object (\d+) - )?([\s\S]*?)(?: \[Status=([^\]]*)\])?\s*$/;

/** The names that the message prints, and `command` as other readers call it. */
function auditFields(text: string): Record<string, string> {
  const shell = tmsh.exec(text);
  if (shell !== null) {
    const [, pid = "", user = "", folder = "", module, status = "", command = ""] = shell;
    const cmd = command.trim();
    return {
      ...{ pid, user, folder, status, cmd_data: cmd, command: cmd },
      ...(module === undefined ? {} : { module }),
    };
  }
  const control = mcpd.exec(text);
  if (control === null) return {};
  const [, client, user = "", transaction, object, command = "", status] = control;
  return {
    ...{ user, command },
    ...(client === undefined ? {} : { client }),
    ...(transaction === undefined ? {} : { transaction }),
    ...(object === undefined ? {} : { object }),
    ...(status === undefined ? {} : { status }),
  };
}
