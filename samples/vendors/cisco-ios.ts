// What Cisco IOS and IOS-XE devices say in an ordinary week, under the header forms that collectors receive.

import { desks, hosts, peers, peers6, staff, strangers } from "../estate.ts";
import type { Random } from "../random.ts";
import { bsd, clock, day, iso, millis, month, shifted, weekday, year } from "../stamps.ts";
import type { Burst, Remark, Routine, Said, Voice } from "../timeline.ts";

/**
 * counted: PRI, rsyslog's forwarding header, message counter, origin-id, sequence number, stamp with year and zone.
 * relayed: an rsyslog file's header before the device's own.
 * bare: sequence number and stamp without year or zone, as `show logging` prints.
 * zoned: PRI, an RFC 3164 relay header, counter, local time with a zone name.
 */
export type HeaderForm = "counted" | "relayed" | "bare" | "zoned";

export interface Speaker {
  readonly name: string;
  readonly address: string;
  readonly form: HeaderForm;
}

const local7 = 23;
const severityOf = (tag: string): number => Number(/-(\d)-/.exec(tag)?.[1] ?? "6");

export const says = (tag: string, text: string): Remark => ({ tag, text });

export function iosVoice(speaker: Speaker): (random: Random) => Voice {
  return (random) => {
    let received = 4100 + random.below(4000);
    let sequence = received - 40;
    return (said) => {
      sequence = said.tag === "SYS-5-RESTART" ? 1 : sequence + 1;
      received = sequence === 1 ? 1 : received + 1;
      const when = said.tag.startsWith("SEC_LOGIN-") ? ` ${loginClock(said.atMs)}` : "";
      const message = `%${said.tag}: ${said.text}${when}`;
      return headerOf(speaker, said, { received, sequence, micros: random.below(1000) }) + message;
    };
  };
}

interface Counters {
  readonly received: number;
  readonly sequence: number;
  readonly micros: number;
}

function headerOf(speaker: Speaker, said: Said, counters: Counters): string {
  const at = new Date(said.atMs);
  const mark = said.isUnsynced ? "*" : "";
  const pri = `<${local7 * 8 + severityOf(said.tag)}>`;
  const sequence = String(counters.sequence).padStart(6, "0");
  switch (speaker.form) {
    case "counted": {
      const stamp = `${mark}${month(at)} ${day(at)} ${year(at)} ${clock(at)}.${millis(at)} UTC`;
      const relay = `${iso(new Date(said.atMs + 38), counters.micros)} ${speaker.address}`;
      return `${pri}${relay} ${counters.received}: ${speaker.name}: ${sequence}: ${stamp}: `;
    }
    case "relayed": {
      const received = iso(new Date(said.atMs + 41), counters.micros);
      const stamp = `${mark}${bsd(at)}.${millis(at)} UTC`;
      return `${received} ${speaker.name} ${counters.received}: ${stamp}: `;
    }
    case "bare":
      return `${sequence}: ${mark}${bsd(at)}.${millis(at)}: `;
    case "zoned": {
      const local = shifted(at, 1);
      const stamp = `${mark}${bsd(local)}.${millis(local)} CET`;
      return `${pri}${bsd(at)} ${speaker.address} ${counters.received}: ${stamp}: `;
    }
  }
}

const port = (random: Random): string => `GigabitEthernet0/${random.between(1, 24)}`;

function flap(random: Random): Burst {
  const name = port(random);
  const line = (state: string): Remark =>
    says("LINEPROTO-5-UPDOWN", `Line protocol on Interface ${name}, changed state to ${state}`);
  const link = (state: string): Remark =>
    says("LINK-3-UPDOWN", `Interface ${name}, changed state to ${state}`);
  return [
    [0, line("down")],
    [1, link("down")],
    [random.between(3, 90), link("up")],
    [1, line("up")],
  ];
}

function bgp(random: Random): Burst {
  const peer = random.below(4) === 0 ? random.pick(peers6) : random.pick(peers);
  const reason = random.pick([
    "BGP Notification sent",
    "Peer closed the session",
    "Interface flap",
  ]);
  return [
    [
      0,
      says("BGP-3-NOTIFICATION", `received from neighbor ${peer} 4/0 (hold time expired) 0 bytes`),
    ],
    [0, says("BGP-5-ADJCHANGE", `neighbor ${peer} Down ${reason}`)],
    [random.between(20, 180), says("BGP-5-ADJCHANGE", `neighbor ${peer} Up`)],
  ];
}

function ospf(random: Random): Burst {
  const from = `Process 10, Nbr ${random.pick(peers)} on ${port(random)}`;
  return [
    [0, says("OSPF-5-ADJCHG", `${from} from FULL to DOWN, Neighbor Down: Dead timer expired`)],
    [random.between(10, 60), says("OSPF-5-ADJCHG", `${from} from LOADING to FULL, Loading Done`)],
  ];
}

function ntp(random: Random): Burst {
  const server = random.below(5) === 0 ? hosts.time6 : hosts.time;
  return [
    [0, says("NTP-4-PEERUNREACH", `Peer ${server} is unreachable`)],
    [random.between(60, 900), says("NTP-6-PEERREACH", `Peer ${server} is reachable`)],
  ];
}

function denied(random: Random): Burst {
  const packets = random.between(1, 40);
  const from = `${random.pick(strangers)}(${random.between(1024, 65000)})`;
  const to = `192.0.2.${random.between(20, 60)}(${random.pick([22, 23, 80, 445, 3389])})`;
  const count = packets === 1 ? "1 packet" : `${packets} packets`;
  return [[0, says("SEC-6-IPACCESSLOGP", `list EDGE-IN denied tcp ${from} -> ${to}, ${count}`)]];
}

function environment(random: Random): Burst {
  const name = port(random);
  return random.pick([
    [[0, says("CDP-4-DUPLEX_MISMATCH", `duplex mismatch discovered on ${name} (not half duplex)`)]],
    [
      [
        0,
        says("SNMP-3-AUTHFAIL", `Authentication failure for SNMP req from host ${hosts.monitor}`),
      ],
    ],
    [
      [
        0,
        says("SYS-6-TTY_EXPIRE_TIMER", "(exec timer expired, tty 2 (198.51.100.121)), user mvale"),
      ],
    ],
    [[0, says("ILPOWER-5-IEEE_DISCONNECT", `Interface ${name}: PD removed`)]],
  ]);
}

/** `at 02:36:41 UTC Thu Mar 12 2026`, as login messages close. */
const loginClock = (atMs: number): string => {
  const at = new Date(atMs);
  return `at ${clock(at)} UTC ${weekday(at)} ${month(at)} ${at.getUTCDate()} ${year(at)}`;
};

export const login = (user: string, source: string): Remark =>
  says(
    "SEC_LOGIN-5-LOGIN_SUCCESS",
    `Login Success [user: ${user}] [Source: ${source}] [localport: 22]`,
  );

export const configLine = (user: string, line: string): Remark =>
  says("PARSER-5-CFGLOG_LOGGEDCMD", `User:${user}  logged command:${line}`);

export const configured = (user: string, source: string): Remark =>
  says("SYS-5-CONFIG_I", `Configured from console by ${user} on vty0 (${source})`);

export const logout = (user: string, source: string): Remark =>
  says("SYS-6-LOGOUT", `User ${user} has exited tty session 2(${source})`);

function configSession(random: Random): Burst {
  const user = random.pick(staff);
  const desk = random.pick(desks);
  const change = random.pick([
    ["description uplink to aggregation", "no shutdown"],
    [`ip address 192.0.2.${random.between(65, 120)} 255.255.255.252`, "ip ospf cost 20"],
    ["switchport access vlan 210", "spanning-tree portfast"],
    ["storm-control broadcast level 2.00", "snmp trap link-status"],
  ]);
  return [
    [0, login(user, desk)],
    [random.between(5, 40), configLine(user, `interface ${port(random)}`)],
    ...change.map((line) => [random.between(3, 15), configLine(user, line)] as const),
    [random.between(5, 30), configured(user, desk)],
    [random.between(10, 200), logout(user, desk)],
  ];
}

function look(random: Random): Burst {
  const user = random.pick(staff);
  const desk = random.pick(desks);
  return [
    [0, login(user, desk)],
    [random.between(30, 600), logout(user, desk)],
  ];
}

function mistypedPassword(random: Random): Burst {
  const user = random.pick(staff);
  const desk = random.pick(desks);
  const failed = `Login failed [user: ${user}] [Source: ${desk}] [localport: 22]`;
  const reason = "[Reason: Login Authentication Failed]";
  return [
    [0, says("SEC_LOGIN-4-LOGIN_FAILED", `${failed} ${reason}`)],
    [random.between(4, 12), login(user, desk)],
    [random.between(30, 600), logout(user, desk)],
  ];
}

export const iosRoutines: readonly Routine[] = [
  { weight: 22, hours: "any", burst: flap },
  { weight: 5, hours: "any", burst: bgp },
  { weight: 6, hours: "any", burst: ospf },
  { weight: 3, hours: "any", burst: ntp },
  { weight: 45, hours: "any", burst: denied },
  { weight: 5, hours: "any", burst: environment },
  { weight: 4, hours: "work", burst: configSession },
  { weight: 5, hours: "work", burst: look },
  { weight: 1, hours: "work", burst: mistypedPassword },
];

/** Show commands by two of the channels that carry EXEC commands on IOS-XE: local accounting and an EEM applet. */
export const accountedRoutine: Routine = {
  weight: 8,
  hours: "work",
  burst(random) {
    const user = random.pick(staff);
    const command = random.pick([
      "show ip interface brief",
      "show interfaces status",
      "show ip bgp summary",
      "show logging",
      "show version",
    ]);
    return random.pick([
      [
        [
          0,
          says(
            "AAAA-6-ACCTLOCAL",
            `Username: ${user} Privilege level: 15 Command: ${command} <cr>`,
          ),
        ],
      ],
      [[0, says("HA_EM-6-LOG", `CLIaccounting: ${command}`)]],
    ]);
  },
};
