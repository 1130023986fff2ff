// What Cisco NX-OS switches say in an ordinary week: host name, year first, accounting of every command.

import { desks, staff } from "../estate.ts";
import type { Random } from "../random.ts";
import { clock, day, month, year } from "../stamps.ts";
import type { Burst, Remark, Routine, Voice } from "../timeline.ts";

const severityOf = (tag: string): number => Number(/-(\d)-/.exec(tag)?.[1] ?? "6");

export function nxosVoice(name: string): (random: Random) => Voice {
  return () => (said) => {
    const at = new Date(said.atMs);
    const stamp = `${year(at)} ${month(at)} ${day(at)} ${clock(at)} UTC`;
    return `<${23 * 8 + severityOf(said.tag)}>${name}: ${stamp}: %${said.tag}: ${said.text}`;
  };
}

const says = (tag: string, text: string): Remark => ({ tag, text });
const port = (random: Random): string => `Ethernet1/${random.between(1, 48)}`;

function flap(random: Random): Burst {
  const name = port(random);
  const down = `Interface ${name} is down (Link failure)`;
  return [
    [0, says("ETHPORT-5-IF_DOWN_LINK_FAILURE", down)],
    [
      random.between(2, 80),
      says("ETHPORT-5-SPEED", `Interface ${name}, operational speed changed to 10 Gbps`),
    ],
    [1, says("ETHPORT-5-IF_UP", `Interface ${name} is up in mode trunk`)],
  ];
}

function portChannel(random: Random): Burst {
  const group = random.between(10, 30);
  const name = port(random);
  return [
    [0, says("ETH_PORT_CHANNEL-5-PORT_DOWN", `port-channel${group}: ${name} is down`)],
    [
      random.between(5, 50),
      says("ETH_PORT_CHANNEL-5-PORT_UP", `port-channel${group}: ${name} is up`),
    ],
  ];
}

function session(random: Random): Burst {
  const user = random.pick(staff);
  const desk = random.pick(desks);
  const tag = "AAA-6-AAA_ACCOUNTING_MESSAGE";
  const command = random.pick([
    "show interface status",
    "show vpc brief",
    `configure terminal ; interface ${port(random)} ; description server rack`,
    "show port-channel summary",
  ]);
  return [
    [0, says(tag, `start:${desk}@pts/0:${user}:`)],
    [random.between(5, 60), says(tag, `update:${desk}@pts/0:${user}:${command} (SUCCESS)`)],
    [
      random.between(5, 60),
      says("VSHD-5-VSHD_SYSLOG_CONFIG_I", `Configured from vty by ${user} on ${desk}@pts/0`),
    ],
    [
      random.between(20, 400),
      says(tag, `stop:${desk}@pts/0:${user}:shell terminated because the ssh session closed`),
    ],
  ];
}

function macMove(random: Random): Burst {
  const mac = `0050.56${random.between(10, 99)}.${random.between(1000, 9999)}`;
  const [from, to] = [port(random), port(random)];
  return [
    [0, says("L2FM-4-L2FM_MAC_MOVE", `Mac ${mac} in vlan 210 has moved from ${from} to ${to}`)],
  ];
}

export const nxosRoutines: readonly Routine[] = [
  { weight: 20, hours: "any", burst: flap },
  { weight: 10, hours: "any", burst: portChannel },
  { weight: 25, hours: "any", burst: macMove },
  { weight: 6, hours: "work", burst: session },
];
