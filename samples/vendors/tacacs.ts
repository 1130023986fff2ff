// What the TACACS+ server writes: one record for every command that was run on a device, in tac_plus's file format.

import { desks, staff } from "../estate.ts";
import type { Random } from "../random.ts";
import { bsd, secondMs } from "../stamps.ts";
import type { Burst, Remark, Routine, Voice } from "../timeline.ts";

export interface Accounted {
  readonly device: string;
  readonly user: string;
  readonly source: string;
  readonly command: string;
}

/** A remark's tag is `device user source`; its text is the command. */
export const accounted = ({ device, user, source, command }: Accounted): Remark => ({
  tag: `${device} ${user} ${source}`,
  text: command,
});

export function tacacsVoice(): (random: Random) => Voice {
  return (random) => {
    let task = random.between(1000, 3000);
    return (said) => {
      const [device = "", user = "", source = ""] = said.tag.split(" ");
      task += 1;
      const attributes = [
        `task_id=${task}`,
        "timezone=UTC",
        "service=shell",
        `start_time=${Math.floor(said.atMs / secondMs)}`,
        "priv-lvl=15",
        `cmd=${said.text} <cr>`,
      ];
      const who = [bsd(new Date(said.atMs)), device, user, "tty2", source, "stop"];
      return [...who, ...attributes].join("\t");
    };
  };
}

export function tacacsRoutines(devices: readonly [string, ...string[]]): readonly Routine[] {
  function session(random: Random): Burst {
    const [device, user, source] = [random.pick(devices), random.pick(staff), random.pick(desks)];
    const run = (command: string): Remark => accounted({ device, user, source, command });
    const looks = [
      "show ip interface brief",
      "show interfaces description",
      "show ip bgp summary",
      "show logging",
      "show running-config",
      "show ntp associations",
      "terminal length 0",
    ] as const;
    const count = random.between(2, 7);
    const looked = Array.from({ length: count }, (_, index): [number, Remark] => [
      index === 0 ? 0 : random.between(2, 60),
      run(random.pick(looks)),
    ]);
    if (random.below(3) > 0) return looked;
    return [
      ...looked,
      [random.between(5, 60), run("configure terminal")],
      [random.between(5, 60), run(`interface GigabitEthernet0/${random.between(1, 24)}`)],
      [random.between(30, 90), run("copy running-config startup-config")],
    ];
  }
  return [{ weight: 1, hours: "work", burst: session }];
}
