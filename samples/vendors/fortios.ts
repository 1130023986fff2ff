// What FortiOS firewalls say in an ordinary week: key=value events and traffic.

import { desks, staff, strangers } from "../estate.ts";
import type { Random } from "../random.ts";
import { clock, date } from "../stamps.ts";
import type { Burst, Remark, Routine, Voice } from "../timeline.ts";

/** A remark's tag is the log identifier; its text is every field after `level`. */
export const says = (logid: string, text: string): Remark => ({ tag: logid, text });

const kinds: Readonly<Record<string, string>> = {
  "0000": 'type="traffic" subtype="forward"',
  "0100": 'type="event" subtype="system"',
  "0101": 'type="event" subtype="vpn"',
};
const levels: Readonly<Record<string, readonly [word: string, severity: number]>> = {
  "0100032202": ["critical", 2],
  "0100032002": ["alert", 1],
  "0100044547": ["information", 6],
};
const usualLevel = ["notice", 5] as const;

export function fortiVoice(name: string): (random: Random) => Voice {
  return () => (said) => {
    const at = new Date(said.atMs);
    const [level, severity] = levels[said.tag] ?? usualLevel;
    const head = `date=${date(at)} time=${clock(at)} devname="${name}" devid="FGT60FSYNTH00042"`;
    const time = `eventtime=${said.atMs}000000 tz="+0000"`;
    const kind = kinds[said.tag.slice(0, 4)] ?? "";
    const pri = `<${23 * 8 + severity}>`;
    return `${pri}${head} ${time} logid="${said.tag}" ${kind} level="${level}" vd="root" ${said.text}`;
  };
}

function traffic(random: Random): Burst {
  const source = `srcip=192.0.2.${random.between(130, 250)} srcport=${random.between(1024, 65000)}`;
  const target = `dstip=${random.pick(strangers)} dstport=${random.pick([53, 80, 443])}`;
  const bytes = `sentbyte=${random.between(60, 9000)} rcvdbyte=${random.between(60, 900000)}`;
  const session = `sessionid=${random.between(1, 9999999)} proto=6 action="close" policyid=7`;
  return [
    [
      0,
      says(
        "0000000013",
        `${source} srcintf="lan" ${target} dstintf="wan1" ${session} service="HTTPS" duration=${random.between(1, 300)} ${bytes}`,
      ),
    ],
  ];
}

export const fortiLogin = (user: string, source: string): Remark =>
  says(
    "0100032001",
    `logdesc="Admin login successful" sn="1773000000" user="${user}" ui="https(${source})" method="https" srcip=${source} dstip=198.51.100.4 action="login" status="success" reason="none" msg="Administrator ${user} logged in successfully from https(${source})"`,
  );

function session(random: Random): Burst {
  const user = random.pick(staff);
  const desk = random.pick(desks);
  const change = `logdesc="Attribute configured" user="${user}" ui="GUI(${desk})" action="Edit" cfgtid=${random.between(100000, 999999)} cfgpath="firewall.policy" cfgobj="7" cfgattr="comments[reviewed]" msg="Edit firewall.policy 7"`;
  return [
    [0, fortiLogin(user, desk)],
    [random.between(20, 200), says("0100044547", change)],
  ];
}

function failed(random: Random): Burst {
  const from = random.pick(strangers);
  return [
    [
      0,
      says(
        "0100032002",
        `logdesc="Admin login failed" sn="0" user="admin" ui="https(${from})" method="https" srcip=${from} dstip=198.51.100.4 action="login" status="failed" reason="name_invalid" msg="Administrator admin login failed from https(${from}) because of invalid user name"`,
      ),
    ],
  ];
}

function updated(random: Random): Burst {
  const version = `AVDB(${random.between(91, 93)}.0${random.between(1000, 9000)})`;
  return [
    [
      0,
      says(
        "0100041000",
        `logdesc="FortiGate update succeeded" status="success" msg="Fortigate scheduled update fcni=yes fdni=yes fsci=yes from 203.0.113.8:443 ${version}"`,
      ),
    ],
  ];
}

export const fortiRoutines: readonly Routine[] = [
  { weight: 80, hours: "any", burst: traffic },
  { weight: 4, hours: "any", burst: failed },
  { weight: 2, hours: "any", burst: updated },
  { weight: 4, hours: "work", burst: session },
];
