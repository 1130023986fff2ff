// One message of an Arista EOS agent becomes a reading. EOS prints Cisco's tag; the agent's name before it is its own.

import type { Envelope, Format, Reading } from "../format.ts";

export const aristaEos: Format = {
  name: "arista-eos",
  authority: "Arista EOS user manual, System Logging; EOS System Message Guide",
  example:
    "<165>Nov 21 09:30:00 edge-leaf1 Aaa: %ACCOUNTING-6-CMD: ops vty3 192.0.2.7 stop task_id=17 start_time=1795253400.5 timezone=UTC service=shell priv-lvl=15 cmd=show boot-config <cr>",
  marks: ["%"],
  read: readArista,
};

// `Aaa: %…`, `Aaa[2345]: %…`, and with sequence numbers `Aaa: 3242: %…`.
const tagged =
  /(?:^|[\s:])([A-Z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*)(?:\[(\d+)\])?: (?:(\d+): )?(%([A-Z][A-Z0-9_]*)-([0-7])-([A-Z][A-Z0-9_]*): ([\s\S]*))$/;
const bare = /^(?:(\d+): )?(%([A-Z][A-Z0-9_]*)-([0-7])-([A-Z][A-Z0-9_]*): ([\s\S]*))$/;

function readArista(envelope: Envelope): Reading | undefined {
  const { content } = envelope;
  if (!content.includes("%")) return undefined;
  const match = tagged.exec(content) ?? fromHeader(envelope);
  if (match === undefined) return undefined;
  const [, agent = "", pid, sequence, message = "", facility = "", level, name, text = ""] = match;
  const confidence = confidenceOf(agent, facility);
  if (confidence === undefined) return undefined;
  const processId = pid ?? envelope.processId;
  return {
    confidence,
    vendor: "Arista Networks",
    product: "EOS",
    sourceType: "arista:eos",
    program: agent,
    ...(processId === undefined ? {} : { processId }),
    severity: Number(level),
    mnemonic: `${facility}-${level}-${name}`,
    message,
    fields: {
      facility,
      ...(sequence === undefined ? {} : { sequence }),
      ...namedValues(facility, name ?? "", text),
    },
  };
}

/** RFC 5424 form: the agent is the APP-NAME. */
function fromHeader({
  program,
  processId,
  body,
}: Envelope): readonly (string | undefined)[] | undefined {
  const match = program === undefined ? null : bare.exec(body);
  if (match === null || program === undefined || !/^[A-Z]/.test(program)) return undefined;
  const [whole, sequence, ...rest] = match;
  return [whole, program, processId, sequence, ...rest];
}

/** Agents that log most. Others are told by their shape: EOS writes agents in camel case. */
const agents: ReadonlySet<string> = new Set(
  `
  Aaa Acl AgentMonitor Arp Bfd Bgp BgpCliHelper Capi Cli ConfigAgent ConnMgr Dhcp Dot1x Ebra
  EventMgr Fru Fwd IgmpSnooping Isis Kernel KernelFib L2Rib Lag LagSvc Launcher Ldp LicenseManager
  Lldp Macsec MaintenanceMode Mlag Ntp OpenConfig Ospf Ospf3 PhyEthtool Pim PortSec PowerManager
  PowerSupply Ptp Qos Rib Sflow Smash Snmp Stp StpTopology StpTxRx Sugar SuperServer Sysdb
  TerminAttr Thermostat Thermo TopoAgent Ucd9012 Vrrp Vxlan VxlanSwFwd Xcvr XcvrAgent ZeroTouch
`
    .trim()
    .split(/\s+/),
);
/** Facilities that no other system with Cisco's tag prints. */
const ownFacilities: ReadonlySet<string> = new Set([
  "ACCOUNTING",
  "AGENT",
  "MMODE",
  "PROCMGR",
  "ZTP",
  "CAPACITY",
  "TRANSCEIVER",
]);

function confidenceOf(agent: string, facility: string): number | undefined {
  if (agents.has(agent) || agent.startsWith("ProcMgr")) return 0.968;
  if (!/^[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)*(?:-[\w-]+)?$/.test(agent)) return undefined;
  return ownFacilities.has(facility) ? 0.967 : 0.87;
}

// `ops vty3 192.0.2.7 stop task_id=17 … cmd=show version <cr>`
const accounting = /^(\S+) (\S+) (\S+) (start|stop|update) ([\s\S]*)$/;
const configured = /^(?:.*?) from (\S+) by (\S+) on (\S+) \(([^)]+)\)/;

function namedValues(facility: string, name: string, text: string): Record<string, string> {
  if (facility === "SYS" && name.startsWith("CONFIG")) {
    const match = configured.exec(text);
    if (match === null) return {};
    const [, config_source = "", user = "", line = "", src_ip = ""] = match;
    return { config_source, user, line, src_ip };
  }
  const record = facility === "ACCOUNTING" ? accounting.exec(text) : null;
  if (record === null) return {};
  const [, user = "", line = "", src_ip = "", kind = "", list = ""] = record;
  return { ...{ user, line, src_ip, accounting: kind }, ...accountingValues(list) };
}

/** `key=value` up to `cmd=`, which runs to the end; the `<cr>` that closes it is the AAA protocol's. */
function accountingValues(list: string): Record<string, string> {
  const values: Record<string, string> = {};
  const at = /(?:^|\s)cmd=/.exec(list);
  const before = at === null ? list : list.slice(0, at.index);
  for (const [, key = "", value = ""] of before.matchAll(/(\S+?)=(\S*)/g)) values[key] = value;
  if (at !== null) {
    const command = list.slice(at.index + at[0].length).replace(/\s*<cr>\s*$/, "");
    values["command"] = command.trim();
  }
  return values;
}
