// What Junos routers say in an ordinary week, in the standard and in the structured form.

import { desks, peers, staff } from "../estate.ts";
import type { Random } from "../random.ts";
import { bsd, clock, date, millis } from "../stamps.ts";
import type { Burst, Remark, Routine, Voice } from "../timeline.ts";

/** A remark's tag is the daemon and the message's tag; its text follows the tag. */
export const says = (daemon: string, tag: string, text: string): Remark => ({
  tag: `${daemon} ${tag}`,
  text,
});

const notice = "<189>";

export function junosVoice(name: string): (random: Random) => Voice {
  return (random) => {
    const processIds = new Map<string, number>();
    return (said) => {
      const [daemon = "", tag = ""] = said.tag.split(" ");
      const id = processIds.get(daemon) ?? random.between(2000, 40000);
      processIds.set(daemon, id);
      return `${notice}${bsd(new Date(said.atMs))} ${name} ${daemon}[${id}]: ${tag}: ${said.text}`;
    };
  };
}

/** `structured-data` under `host`: RFC 5424, the values also as parameters of Juniper's element. */
export function structuredJunosVoice(name: string): (random: Random) => Voice {
  return (random) => {
    const id = random.between(2000, 40000);
    return (said) => {
      const at = new Date(said.atMs);
      const [daemon = "", tag = ""] = said.tag.split(" ");
      const stamp = `${date(at)}T${clock(at)}.${millis(at)}Z`;
      const element = `[junos@2636.1.1.1.2.29${parametersOf(said.text)}]`;
      return `<189>1 ${stamp} ${name} ${daemon} ${id} ${tag} ${element} ${said.text}`;
    };
  };
}

function parametersOf(text: string): string {
  const user = /User '([^']*)'/.exec(text)?.[1];
  const command = /command '([^']*)'/.exec(text)?.[1];
  return [
    user === undefined ? "" : ` username="${user}"`,
    command === undefined ? "" : ` command="${command}"`,
  ].join("");
}

export const read = (user: string, command: string): Remark =>
  says("mgd", "UI_CMDLINE_READ_LINE_EVENT", `User '${user}', command '${command} '`);

export const junosLogin = (user: string, source: string): Remark =>
  says(
    "mgd",
    "UI_LOGIN_EVENT",
    `User '${user}' login, class 'j-super-user' [54999], ssh-connection '${source} 50122 198.51.100.3 22', client-mode 'cli'`,
  );

export const junosLogout = (user: string): Remark =>
  says("mgd", "UI_LOGOUT_EVENT", `User '${user}' logout`);

function flap(random: Random): Burst {
  const name = `ge-0/0/${random.below(12)}`;
  const state = (to: string): Remark =>
    says(
      "mib2d",
      `SNMP_TRAP_LINK_${to.toUpperCase()}`,
      `ifIndex ${random.between(500, 560)}, ifAdminStatus up(1), ifOperStatus ${to}, ifName ${name}`,
    );
  return [
    [0, state("down")],
    [random.between(2, 60), state("up")],
  ];
}

function bgp(random: Random): Burst {
  const peer = `${random.pick(peers)} (External AS 64500)`;
  const tag = "RPD_BGP_NEIGHBOR_STATE_CHANGED";
  const from = `BGP peer ${peer} changed state from`;
  return [
    [0, says("rpd", tag, `${from} Established to Idle (event HoldTime) (instance master)`)],
    [
      random.between(20, 90),
      says(
        "rpd",
        tag,
        `${from} OpenConfirm to Established (event RecvKeepAlive) (instance master)`,
      ),
    ],
  ];
}

function session(random: Random): Burst {
  const user = random.pick(staff);
  const commands = [
    "show configuration | compare",
    "show interfaces terse",
    "show bgp summary",
  ] as const;
  return [
    [0, junosLogin(user, random.pick(desks))],
    [random.between(5, 60), read(user, random.pick(commands))],
    [
      random.between(5, 60),
      read(user, `set interfaces ge-0/0/${random.below(12)} description uplink`),
    ],
    [
      random.between(5, 60),
      says("mgd", "UI_COMMIT", `User '${user}' requested 'commit' operation (comment: none)`),
    ],
    [3, says("mgd", "UI_COMMIT_COMPLETED", "commit complete")],
    [random.between(20, 400), junosLogout(user)],
  ];
}

function failedPassword(random: Random): Burst {
  const from = `203.0.113.${random.between(100, 240)}`;
  return [
    [0, says("sshd", "SSHD_LOGIN_FAILED", `Login failed for user 'root' from host '${from}'`)],
    [4, says("sshd", "SSHD_LOGIN_FAILED", `Login failed for user 'admin' from host '${from}'`)],
  ];
}

export const junosRoutines: readonly Routine[] = [
  { weight: 30, hours: "any", burst: flap },
  { weight: 10, hours: "any", burst: bgp },
  { weight: 12, hours: "any", burst: failedPassword },
  { weight: 6, hours: "work", burst: session },
];
