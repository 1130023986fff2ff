// What Cisco IOS-XR routers say in an ordinary week: node, stamp, process, three-part tag.

import { desks, peers, staff } from "../estate.ts";
import type { Random } from "../random.ts";
import { bsd, clock, day, millis, month } from "../stamps.ts";
import type { Burst, Remark, Routine, Voice } from "../timeline.ts";

const severityOf = (tag: string): number => Number(/-(\d)-/.exec(tag)?.[1] ?? "6");

export function xrVoice(name: string): (random: Random) => Voice {
  return (random) => (said) => {
    const at = new Date(said.atMs);
    const [process = "", tag = ""] = said.tag.split(" ");
    const node = random.pick(["RP/0/RSP0/CPU0", "RP/0/RSP0/CPU0", "LC/0/1/CPU0"]);
    const stamp = `${month(at)} ${day(at)} ${clock(at)}.${millis(at)} UTC`;
    const pri = `<${23 * 8 + severityOf(tag)}>`;
    const from = `${process}[${random.between(110, 1400)}]`;
    return `${pri}${bsd(at)} ${name} ${node}:${stamp}: ${from}: %${tag} : ${said.text}`;
  };
}

/** The tag of an XR remark is its process and the printed tag. */
const says = (process: string, tag: string, text: string): Remark => ({
  tag: `${process} ${tag}`,
  text,
});

const port = (random: Random): string => `TenGigE0/1/0/${random.below(24)}`;

function flap(random: Random): Burst {
  const name = port(random);
  const state = (to: string): Remark =>
    says("ifmgr", "PKT_INFRA-LINK-3-UPDOWN", `Interface ${name}, changed state to ${to}`);
  return [
    [0, state("Down")],
    [random.between(2, 60), state("Up")],
  ];
}

function bgp(random: Random): Burst {
  const peer = random.pick(peers);
  const tag = "ROUTING-BGP-5-ADJCHANGE";
  return [
    [0, says("bgp", tag, `neighbor ${peer} Down - BGP Notification received, hold time expired`)],
    [random.between(10, 90), says("bgp", tag, `neighbor ${peer} Up (VRF: default)`)],
  ];
}

function acl(random: Random): Burst {
  const tag = "ACL-IPV4_ACL-6-IPACCESSLOGP";
  const from = `203.0.113.${random.between(100, 240)}(${random.between(1024, 65000)})`;
  const text = `access-list CORE-IN (110) deny tcp ${from} -> 192.0.2.33(179), 1 packet`;
  return [[0, says("ipv4_acl_mgr", tag, text)]];
}

function commit(random: Random): Burst {
  const user = random.pick(staff);
  const id = 1000000000 + random.below(9000);
  const text = `Configuration committed by user '${user}'. Use 'show configuration commit changes ${id}' to view the changes.`;
  const from = `Configured from console by ${user} on vty0 (${random.pick(desks)})`;
  return [
    [
      0,
      says("exec", "SECURITY-LOGIN-6-AUTHEN_SUCCESS", `Successfully authenticated user '${user}'`),
    ],
    [random.between(30, 300), says("config", "MGBL-CONFIG-6-DB_COMMIT", text)],
    [2, says("config", "MGBL-SYS-5-CONFIG_I", from)],
  ];
}

export const xrRoutines: readonly Routine[] = [
  { weight: 20, hours: "any", burst: flap },
  { weight: 6, hours: "any", burst: bgp },
  { weight: 50, hours: "any", burst: acl },
  { weight: 4, hours: "work", burst: commit },
];
