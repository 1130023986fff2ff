// What Arista EOS switches say in an ordinary week, with the accounting of every command.

import { desks, staff } from "../estate.ts";
import type { Random } from "../random.ts";
import { bsd } from "../stamps.ts";
import type { Burst, Remark, Routine, Voice } from "../timeline.ts";

const severityOf = (tag: string): number => Number(/-(\d)-/.exec(tag)?.[1] ?? "6");

/** A remark's tag is the agent that speaks and the printed tag. */
export function aristaVoice(name: string): (random: Random) => Voice {
  return () => (said) => {
    const [agent = "", tag = ""] = said.tag.split(" ");
    const pri = `<${20 * 8 + severityOf(tag)}>`;
    return `${pri}${bsd(new Date(said.atMs))} ${name} ${agent}: %${tag}: ${said.text}`;
  };
}

const says = (agent: string, tag: string, text: string): Remark => ({
  tag: `${agent} ${tag}`,
  text,
});

function flap(random: Random): Burst {
  const name = `Ethernet${random.between(1, 48)}`;
  const state = (to: string): Remark =>
    says(
      "Ebra",
      "LINEPROTO-5-UPDOWN",
      `Line protocol on Interface ${name}, changed state to ${to}`,
    );
  return [
    [0, state("down")],
    [random.between(1, 50), state("up")],
  ];
}

function neighbour(random: Random): Burst {
  const name = `Ethernet${random.between(49, 52)}`;
  const chassis = `0050.56aa.${random.between(1000, 9999)}`;
  const found = `LLDP neighbor with chassisId ${chassis} and portId "Ethernet1"`;
  const text = `${found} added on interface ${name}`;
  return [[0, says("Lldp", "LLDP-5-NEIGHBOR_NEW", text)]];
}

function session(random: Random): Burst {
  const user = random.pick(staff);
  const desk = random.pick(desks);
  const accounted = (command: string): Remark =>
    says(
      "Aaa",
      "ACCOUNTING-6-CMD",
      [
        `${user} vty6 ${desk} stop task_id=${random.between(10, 900)} start_time=1773.5`,
        `timezone=UTC service=shell priv-lvl=15 cmd=${command} <cr>`,
      ].join(" "),
    );
  return [
    [0, accounted("show interfaces status")],
    [random.between(5, 60), accounted("configure")],
    [random.between(5, 60), accounted(`interface Ethernet${random.between(1, 48)}`)],
    [
      random.between(5, 60),
      says("ConfigAgent", "SYS-5-CONFIG_I", `Configured from console by ${user} on vty6 (${desk})`),
    ],
    [
      random.between(1, 9),
      says(
        "ConfigAgent",
        "SYS-5-CONFIG_STARTUP",
        `Startup config saved from system:/running-config by ${user} on vty6 (${desk}).`,
      ),
    ],
  ];
}

export const aristaRoutines: readonly Routine[] = [
  { weight: 30, hours: "any", burst: flap },
  { weight: 20, hours: "any", burst: neighbour },
  { weight: 8, hours: "work", burst: session },
];
