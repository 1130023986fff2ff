// What Huawei VRP switches say in an ordinary week, with the record of every command.

import { desks, staff } from "../estate.ts";
import type { Random } from "../random.ts";
import { clock, day, month, year } from "../stamps.ts";
import type { Burst, Remark, Routine, Voice } from "../timeline.ts";

const severityOf = (tag: string): number => Number(/\/(\d)\//.exec(tag)?.[1] ?? "6");

export function huaweiVoice(name: string): (random: Random) => Voice {
  return (random) => {
    let number = random.between(100, 900);
    return (said) => {
      const at = new Date(said.atMs);
      number += 1;
      const stamp = `${month(at)} ${day(at)} ${year(at)} ${clock(at)}`;
      const pri = `<${23 * 8 + severityOf(said.tag)}>`;
      return `${pri}${stamp} ${name} %%01${said.tag}(l)[${number}]:${said.text}`;
    };
  };
}

const says = (tag: string, text: string): Remark => ({ tag, text });

function flap(random: Random): Burst {
  const name = `GigabitEthernet0/0/${random.between(1, 24)}`;
  const state = (to: string): Remark =>
    says("IFPDT/4/IF_STATE", `Interface ${name} has turned into ${to} state.`);
  return [
    [0, state("DOWN")],
    [random.between(1, 50), state("UP")],
  ];
}

function session(random: Random): Burst {
  const user = random.pick(staff);
  const desk = random.pick(desks);
  const from = `Task=VT0, Ip=${desk}, User=${user}`;
  const recorded = (command: string): Remark =>
    says("SHELL/5/CMDRECORD", `Record command information. (${from}, Command="${command}")`);
  return [
    [0, says("SHELL/5/LOGIN", `VTY login from ${desk}.`)],
    [random.between(5, 60), recorded("display interface brief")],
    [random.between(5, 60), recorded("system-view")],
    [random.between(5, 60), recorded(`interface GigabitEthernet0/0/${random.between(1, 24)}`)],
    [random.between(20, 200), says("SHELL/5/LOGOUT", `VTY logout from ${desk}.`)],
  ];
}

function address(random: Random): Burst {
  const mac = `0050-56aa-${random.between(1000, 9999)}`;
  const from = `GigabitEthernet0/0/${random.between(1, 12)}`;
  const to = `GigabitEthernet0/0/${random.between(13, 24)}`;
  const text = `The MAC address ${mac} moved from ${from} to ${to}.`;
  return [[0, says("L2IFPPI/4/MFLPVLANALARM", text)]];
}

export const huaweiRoutines: readonly Routine[] = [
  { weight: 30, hours: "any", burst: flap },
  { weight: 20, hours: "any", burst: address },
  { weight: 8, hours: "work", burst: session },
];
