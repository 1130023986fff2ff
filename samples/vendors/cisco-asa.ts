// What Cisco ASA firewalls say in an ordinary week: connections above all, and every command of an administrator.

import { desks, hosts, staff, strangers } from "../estate.ts";
import type { Random } from "../random.ts";
import { clock, date, day, month, year } from "../stamps.ts";
import type { Burst, Remark, Routine, Voice } from "../timeline.ts";

const local4 = 20;
const severityOf = (tag: string): number => Number(/-(\d)-/.exec(tag)?.[1] ?? "6");

/** `logging timestamp` with `logging device-id hostname`, received with PRI. */
export function asaVoice(name: string): (random: Random) => Voice {
  return () => (said) => {
    const at = new Date(said.atMs);
    const stamp = `${month(at)} ${day(at).trimStart().padStart(2, "0")} ${year(at)} ${clock(at)}`;
    return `<${local4 * 8 + severityOf(said.tag)}>${stamp} ${name} : %${said.tag}: ${said.text}`;
  };
}

/** The same behind a relay that writes `yyyy-mm-dd` and the firewall's address first. */
export function relayedAsaVoice(name: string, address: string): (random: Random) => Voice {
  return () => (said) => {
    const at = new Date(said.atMs);
    return `${date(at)} ${clock(at)} ${address} ${name} %${said.tag}: ${said.text}`;
  };
}

export const says = (tag: string, text: string): Remark => ({ tag, text });

function connection(random: Random): Burst {
  const id = random.between(100000, 999999);
  const outside = `outside:${random.pick(strangers)}/443`;
  const inside = `inside:192.0.2.${random.between(130, 250)}/${random.between(1024, 65000)}`;
  const seconds = random.between(1, 50);
  const duration = `0:00:${String(seconds).padStart(2, "0")}`;
  const bytes = random.between(400, 900000);
  const mapped = `(${outside.slice(8)}) to ${inside} (${inside.slice(7)})`;
  return [
    [0, says("ASA-6-302013", `Built outbound TCP connection ${id} for ${outside} ${mapped}`)],
    [
      seconds,
      says(
        "ASA-6-302014",
        `Teardown TCP connection ${id} for ${outside} to ${inside} duration ${duration} bytes ${bytes} TCP FINs`,
      ),
    ],
  ];
}

function denied(random: Random): Burst {
  const from = `${random.pick(strangers)}/${random.between(1024, 65000)}`;
  const to = `192.0.2.${random.between(130, 250)}/${random.pick([22, 23, 445, 3389])}`;
  const group = 'by access-group "OUTSIDE-IN" [0x8ed66b60, 0xf8852875]';
  return [[0, says("ASA-4-106023", `Deny tcp src outside:${from} dst inside:${to} ${group}`)]];
}

function name(random: Random): Burst {
  const id = random.between(100000, 999999);
  const inside = `inside:192.0.2.${random.between(130, 250)}/${random.between(1024, 65000)}`;
  return [
    [
      0,
      says(
        "ASA-6-302015",
        `Built outbound UDP connection ${id} for outside:203.0.113.19/53 (203.0.113.19/53) to ${inside} (${inside.slice(7)})`,
      ),
    ],
    [
      1,
      says(
        "ASA-6-302016",
        `Teardown UDP connection ${id} for outside:203.0.113.19/53 to ${inside} duration 0:00:00 bytes ${random.between(80, 400)}`,
      ),
    ],
  ];
}

export const asaLogin = (user: string, source: string): Remark =>
  says(
    "ASA-6-605005",
    `Login permitted from ${source}/50122 to mgmt:198.51.100.2/ssh for user "${user}"`,
  );

export const asaExecuted = (user: string, command: string): Remark =>
  says("ASA-5-111008", `User '${user}' executed the '${command}' command.`);

export const asaConfigured = (user: string, source: string, command: string): Remark =>
  says("ASA-5-111010", `User '${user}', running 'CLI' from IP ${source}, executed '${command}'`);

function session(random: Random): Burst {
  const user = random.pick(staff);
  const desk = random.pick(desks);
  const object = `object network web-${random.between(1, 40)}`;
  return [
    [0, asaLogin(user, desk)],
    [random.between(5, 40), asaExecuted(user, object)],
    [0, asaConfigured(user, desk, object)],
    [random.between(5, 40), says("ASA-5-111001", `Begin configuration: ${desk} writing to memory`)],
    [1, says("ASA-5-111004", `${desk} end configuration: OK`)],
  ];
}

function shown(random: Random): Burst {
  const command = random.pick(["show conn count", "show failover", "show cpu usage"]);
  const user = random.pick(staff);
  return [[0, says("ASA-7-111009", `User '${user}' executed cmd: ${command}`)]];
}

function clockSync(): Burst {
  return [
    [
      0,
      says(
        "ASA-6-771002",
        `CLOCK: System clock set, source: NTP, IP: ${hosts.time}, before: 04:10:03.112 UTC, after: 04:10:03.109 UTC`,
      ),
    ],
  ];
}

export const asaRoutines: readonly Routine[] = [
  { weight: 50, hours: "any", burst: connection },
  { weight: 15, hours: "any", burst: name },
  { weight: 20, hours: "any", burst: denied },
  { weight: 1, hours: "any", burst: clockSync },
  { weight: 2, hours: "work", burst: session },
  { weight: 2, hours: "work", burst: shown },
];
