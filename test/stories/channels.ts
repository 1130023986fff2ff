// What somebody does at a device becomes the frames through which one channel tells it; a channel that does not carry
// it tells nothing.

import { bsd, clock, date, day, month, year } from "../../samples/stamps.ts";

/** Who acts on which device, and when. */
export interface Scene {
  readonly device: string;
  readonly actor: string;
  readonly source: string;
  readonly atMs: number;
}

/** `exec` is typed at the prompt, `config` in a configuration session. */
export interface Deed {
  readonly mode: "exec" | "config";
  readonly line: string;
}

export interface Channel {
  readonly name: string;
  tell(deed: Deed, scene: Scene): string | undefined;
}

/** A message of the device itself, behind its header. */
export type Voice = (text: string, scene: Scene) => string;

const stampOf = (at: Date): string => `${month(at)} ${day(at)} ${year(at)} ${clock(at)}.113 UTC`;

export const iosSays: Voice = (text, { device, atMs }) =>
  `<189>900: ${device}: 000900: ${stampOf(new Date(atMs))}: ${text}`;

export const xrSays: Voice = (text, { device, atMs }) => {
  const at = new Date(atMs);
  const stamp = `${month(at)} ${day(at)} ${clock(at)}.113 UTC`;
  return `<189>${bsd(at)} ${device} RP/0/RSP0/CPU0:${stamp}: ${text}`;
};

export const nxosSays: Voice = (text, { device, atMs }) => {
  const at = new Date(atMs);
  return `<189>${device}: ${year(at)} ${month(at)} ${day(at)} ${clock(at)} UTC: ${text}`;
};

export const asaSays: Voice = (text, { device, atMs }) => {
  const at = new Date(atMs);
  return `<165>${month(at)} ${day(at)} ${year(at)} ${clock(at)} ${device} : ${text}`;
};

/** RFC 3164: program and message. */
export const bsdSays: Voice = (text, { device, atMs }) =>
  `<189>${bsd(new Date(atMs))} ${device} ${text}`;

export const huaweiSays: Voice = (text, { device, atMs }) => {
  const at = new Date(atMs);
  return `<189>${month(at)} ${day(at)} ${year(at)} ${clock(at)} ${device} %%01${text}`;
};

export const comwareSays: Voice = (text, { device, atMs }) => {
  const at = new Date(atMs);
  return `<189>${month(at)} ${day(at)} ${clock(at)} ${year(at)} ${device} %%10${text}`;
};

export const fortiSays: Voice = (text, { device, atMs }) => {
  const at = new Date(atMs);
  return `<189>date=${date(at)} time=${clock(at)} devname="${device}" devid="FGT60FSYNTH00042" tz="+0000" ${text}`;
};

const always = (name: string, tell: (line: string, scene: Scene) => string): Channel => ({
  name,
  tell: ({ line }, scene) => tell(line, scene),
});

export const configLog: Channel = {
  name: "config log",
  tell: ({ mode, line }, scene) =>
    mode === "config"
      ? iosSays(`%PARSER-5-CFGLOG_LOGGEDCMD: User:${scene.actor}  logged command:${line}`, scene)
      : undefined,
};

export const tacacs = always("TACACS+", (line, { device, actor, source, atMs }) =>
  [
    ...[bsd(new Date(atMs)), device, actor, "tty2", source, "stop"],
    ...["task_id=1200", "timezone=UTC", "service=shell", "priv-lvl=15", `cmd=${line} <cr>`],
  ].join("\t"),
);

export const ise = always("ISE", (line, { device, actor, source, atMs }) => {
  const at = new Date(atMs);
  const head = `<182>${bsd(at)} ise1 CISE_TACACS_Accounting 0000000001 1 0 ${date(at)} ${clock(at)}.328 +00:00 0018415781 3300`;
  return `${head} NOTICE Tacacs-Accounting: TACACS+ Accounting with Command, ConfigVersionId=829, Device IP Address=192.0.2.14, CmdSet=[ CmdAV=${line} <cr> ], NetworkDeviceName=${device}, Privilege-Level=15, User=${actor}, Port=tty2, Remote-Address=${source}, AcctRequest-Flags=Stop,`;
});

export const localAccounting = always("local accounting", (line, scene) =>
  iosSays(
    `%AAAA-6-ACCTLOCAL: Username: ${scene.actor} Privilege level: 15 Command: ${line} <cr>`,
    scene,
  ),
);

export const eventManager = always("event manager", (line, scene) =>
  iosSays(`%HA_EM-6-LOG: cli-log: ${line}`, scene),
);

export const asaCommands = always("ASA 111008", (line, scene) =>
  asaSays(`%ASA-5-111008: User '${scene.actor}' executed the '${line}' command.`, scene),
);

export const asaSessions = always("ASA 111010", (line, scene) =>
  asaSays(
    `%ASA-5-111010: User '${scene.actor}', running 'CLI' from IP ${scene.source}, executed '${line}'`,
    scene,
  ),
);

export const nxosAccounting = always("NX-OS accounting", (line, scene) =>
  nxosSays(
    `%AAA-6-AAA_ACCOUNTING_MESSAGE: update:${scene.source}@pts/0:${scene.actor}:${line} (SUCCESS)`,
    scene,
  ),
);

export const aristaAccounting = always("EOS accounting", (line, scene) =>
  bsdSays(
    `Aaa: %ACCOUNTING-6-CMD: ${scene.actor} vty6 ${scene.source} stop task_id=17 start_time=1773283111.5 timezone=UTC service=shell priv-lvl=15 cmd=${line} <cr>`,
    scene,
  ),
);

export const junosCommands = always("UI_CMDLINE_READ_LINE_EVENT", (line, scene) =>
  bsdSays(
    `mgd[22688]: UI_CMDLINE_READ_LINE_EVENT: User '${scene.actor}', command '${line} '`,
    scene,
  ),
);

export const huaweiCommands = always("CMDRECORD", (line, scene) =>
  huaweiSays(
    `SHELL/5/CMDRECORD(l)[125]:Record command information. (Task=VT0, Ip=${scene.source}, User=${scene.actor}, Command="${line}")`,
    scene,
  ),
);

export const comwareCommands = always("SHELL_CMD", (line, scene) =>
  comwareSays(
    `SHELL/6/SHELL_CMD: -Line=vty0-IPAddr=${scene.source}-User=${scene.actor}; Command is ${line}`,
    scene,
  ),
);

export const f5Audit = always("F5 audit", (line, scene) =>
  bsdSays(
    `tmsh[16322]: 01420002:5: AUDIT - pid=16322 user=${scene.actor} folder=/Common module=(tmos)# status=[Command OK] cmd_data=${line}`,
    scene,
  ),
);

export const panosAudit = always("PAN-OS audit", (line, { device, actor, atMs }) => {
  const at = new Date(atMs);
  const time = `${date(at, "/")} ${clock(at)}`;
  return `${bsd(at)} ${device} 010101000042,${time},audit,2561,cli,${actor},"${line}",success`;
});
