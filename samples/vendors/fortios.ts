// What FortiOS firewalls say in an ordinary week, as key=value and as CEF.

import { desks, staff, strangers } from "../estate.ts";
import type { Random } from "../random.ts";
import { bsd, clock, date } from "../stamps.ts";
import type { Burst, Remark, Routine, Voice } from "../timeline.ts";

type Fields = Readonly<Record<string, string | number>>;

/** A remark's tag is the log identifier; its text is the fields after `vd`, as key=value. */
export const says = (logid: string, fields: Fields): Remark => ({
  tag: logid,
  text: Object.entries(fields).map(written).join(" "),
});

/** FortiOS quotes texts, and leaves numbers and addresses bare. */
const written = ([name, value]: readonly [string, string | number]): string =>
  typeof value === "number" || name.endsWith("ip") ? `${name}=${value}` : `${name}="${value}"`;

const kinds: Readonly<Record<string, readonly [type: string, subtype: string]>> = {
  "0000": ["traffic", "forward"],
  "0100": ["event", "system"],
};
const kindOf = (logid: string) => kinds[logid.slice(0, 4)] ?? ["event", "system"];

const levels: Readonly<Record<string, readonly [word: string, severity: number]>> = {
  "0100032202": ["critical", 2],
  "0100032002": ["alert", 1],
  "0100044547": ["information", 6],
};
const levelOf = (logid: string) => levels[logid] ?? (["notice", 5] as const);

const serial = "FGT60FSYNTH00042";
const local7 = 23;

export function fortiVoice(name: string): (random: Random) => Voice {
  return () => (said) => {
    const at = new Date(said.atMs);
    const [level, severity] = levelOf(said.tag);
    const [type, subtype] = kindOf(said.tag);
    const head = `date=${date(at)} time=${clock(at)} devname="${name}" devid="${serial}"`;
    const time = `eventtime=${said.atMs}000000 tz="+0000"`;
    const kind = `logid="${said.tag}" type="${type}" subtype="${subtype}" level="${level}"`;
    return `<${local7 * 8 + severity}>${head} ${time} ${kind} vd="root" ${said.text}`;
  };
}

/** FortiOS's field names and the CEF keys that stand for them. */
const cefKeys: Readonly<Record<string, string>> = {
  srcip: "src",
  srcport: "spt",
  dstip: "dst",
  dstport: "dpt",
  action: "act",
  status: "outcome",
  user: "duser",
  ui: "sproc",
  msg: "msg",
};

/** `set format cef`: the header names version, message number and kind; fields without a key keep their names. */
export function fortiCefVoice(name: string): (random: Random) => Voice {
  return () => (said) => {
    const [level, severity] = levelOf(said.tag);
    const [type, subtype] = kindOf(said.tag);
    const pairs = [...said.text.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map(
      ([, field = "", quoted, bare = ""]): readonly [string, string] => [field, quoted ?? bare],
    );
    const values = new Map(pairs);
    const event = [`${type}:${subtype}`, values.get("action"), values.get("status")];
    const title = event.filter((part) => part !== undefined).join(" ");
    const header = ["CEF:0", "Fortinet", "Fortigate", "v7.2.8", said.tag.slice(-5), title];
    const extension = [
      `deviceExternalId=${serial}`,
      `FTNTFGTlogid=${said.tag}`,
      `cat=${type}:${subtype}`,
      `FTNTFGTlevel=${level}`,
      ...pairs.map(([field, value]) => `${cefKeys[field] ?? `FTNTFGT${field}`}=${value}`),
    ].join(" ");
    const pri = `<${local7 * 8 + severity}>`;
    return `${pri}${bsd(new Date(said.atMs))} ${name} ${[...header, 8 - severity, extension].join("|")}`;
  };
}

function traffic(random: Random): Burst {
  const fields = {
    srcip: `192.0.2.${random.between(130, 250)}`,
    srcport: random.between(1024, 65000),
    srcintf: "lan",
    dstip: random.pick(strangers),
    dstport: random.pick([53, 80, 443]),
    dstintf: "wan1",
    sessionid: random.between(1, 9999999),
    proto: 6,
    action: "close",
    policyid: 7,
    service: "HTTPS",
    duration: random.between(1, 300),
    sentbyte: random.between(60, 9000),
    rcvdbyte: random.between(60, 900000),
  };
  return [[0, says("0000000013", fields)]];
}

export const fortiLogin = (user: string, source: string): Remark =>
  says("0100032001", {
    logdesc: "Admin login successful",
    user,
    ui: `https(${source})`,
    method: "https",
    srcip: source,
    action: "login",
    status: "success",
    msg: `Administrator ${user} logged in successfully from https(${source})`,
  });

function session(random: Random): Burst {
  const user = random.pick(staff);
  const desk = random.pick(desks);
  const change = says("0100044547", {
    logdesc: "Attribute configured",
    user,
    ui: `GUI(${desk})`,
    action: "Edit",
    cfgtid: random.between(100000, 999999),
    cfgpath: "firewall.policy",
    cfgobj: "7",
    cfgattr: "comments[reviewed]",
    msg: "Edit firewall.policy 7",
  });
  return [
    [0, fortiLogin(user, desk)],
    [random.between(20, 200), change],
  ];
}

function failed(random: Random): Burst {
  const from = random.pick(strangers);
  const attempt = says("0100032002", {
    logdesc: "Admin login failed",
    user: "admin",
    ui: `https(${from})`,
    method: "https",
    srcip: from,
    action: "login",
    status: "failed",
    reason: "name_invalid",
    msg: `Administrator admin login failed from https(${from}) because of invalid user name`,
  });
  return [[0, attempt]];
}

function updated(random: Random): Burst {
  const signatures = `AVDB(${random.between(91, 93)}.0${random.between(1000, 9000)})`;
  const update = says("0100041000", {
    logdesc: "FortiGate update succeeded",
    status: "success",
    msg: `Fortigate scheduled update fcni=yes fdni=yes fsci=yes from 203.0.113.8:443 ${signatures}`,
  });
  return [[0, update]];
}

export const fortiRoutines: readonly Routine[] = [
  { weight: 80, hours: "any", burst: traffic },
  { weight: 4, hours: "any", burst: failed },
  { weight: 2, hours: "any", burst: updated },
  { weight: 4, hours: "work", burst: session },
];
