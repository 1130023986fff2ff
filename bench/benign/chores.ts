// What healthy devices do that looks like an attack: upgrades in a window, backups, rollback timers, content updates,
// zero-touch starts, image checks. One row per vendor; each chore is told as that vendor's devices tell it.

import { backupAccount, desks, hosts, staff, upgradeAccount } from "../../samples/estate.ts";
import type { Random } from "../../samples/random.ts";
import { secondMs } from "../../samples/stamps.ts";
import { moment, type Remark, type Story } from "../../samples/timeline.ts";
import {
  says as asa,
  asaConfigured,
  asaExecuted,
  asaLogin,
} from "../../samples/vendors/cisco-asa.ts";
import {
  configLine,
  configured,
  says as ios,
  login,
  logout,
} from "../../samples/vendors/cisco-ios.ts";
import { says as forti, fortiLogin } from "../../samples/vendors/fortios.ts";
import { says as junos, junosLogin, junosLogout, read } from "../../samples/vendors/junos.ts";

/** Seconds after the chore began, and what is said then; "down" and "up" enclose a restart. */
type Step = readonly [atSeconds: number, remark: Remark | "down" | "up"];
type Chore = (random: Random, device: string) => readonly Step[];

const remark = (tag: string, text: string): Remark => ({ tag, text });
const unsynced = (said: Remark): Remark => ({ ...said, isUnsynced: true });
const source = hosts.jump;
const backup = (device: string): string =>
  `copy running-config tftp://${hosts.images}/backup/${device}.cfg`;

const iosUpgrade: Chore = (random) => {
  const image = "isr4300-universalk9.17.09.05a.SPA.bin";
  const bootSeconds = random.between(180, 240);
  const banner =
    "Cisco IOS Software [Cupertino], ISR Software (X86_64_LINUX_IOSD-UNIVERSALK9-M), Version 17.9.5a, RELEASE SOFTWARE (fc1)";
  const local = (command: string): Remark =>
    ios(
      "AAAA-6-ACCTLOCAL",
      `Username: ${upgradeAccount} Privilege level: 15 Command: ${command} <cr>`,
    );
  return [
    [0, login(upgradeAccount, source)],
    [20, local(`copy scp://${upgradeAccount}@${hosts.images}/${image} bootflash:${image}`)],
    [840, local(`verify /sha512 bootflash:${image}`)],
    [900, configLine(upgradeAccount, "no boot system")],
    [901, configLine(upgradeAccount, `boot system bootflash:${image}`)],
    [905, configured(upgradeAccount, source)],
    [930, local("copy running-config startup-config")],
    [
      960,
      ios(
        "SYS-5-RELOAD",
        `Reload requested by ${upgradeAccount} on vty0 (${source}). Reload Reason: approved upgrade.`,
      ),
    ],
    [961, "down"],
    [960 + bootSeconds, "up"],
    [961 + bootSeconds, unsynced(ios("SYS-5-RESTART", `System restarted --\n${banner}`))],
    [
      962 + bootSeconds,
      unsynced(
        ios("SYS-6-BOOTTIME", `Time taken to reboot after reload =  ${bootSeconds} seconds`),
      ),
    ],
    [962 + bootSeconds, unsynced(ios("SYS-5-CONFIG_I", "Configured from memory by console"))],
    [
      965 + bootSeconds,
      ios(
        "SYS-6-LOGGINGHOST_STARTSTOP",
        `Logging to host ${hosts.collector} port 514 started - CLI initiated`,
      ),
    ],
    [1000 + bootSeconds, logout(upgradeAccount, source)],
  ];
};

const iosBackup: Chore = (_random, device) => [
  [0, login(backupAccount, source)],
  [4, ios("HA_EM-6-LOG", `cli-log: ${backup(device)}`)],
  [9, logout(backupAccount, source)],
];

const iosLooks: Chore = (random) => {
  const user = random.pick(staff);
  const typed = (command: string): Remark => ios("HA_EM-6-LOG", `cli-log: ${command}`);
  return [
    [0, login(user, desks[0])],
    [10, typed("show boot")],
    [22, typed("dir flash:")],
    [40, typed("verify /md5 flash0:c2900-universalk9-mz.SPA.157-3.M8.bin")],
    [70, typed("show version | include register")],
    [95, logout(user, desks[0])],
  ];
};

const iosZeroTouch: Chore = () => [
  [
    0,
    unsynced(
      ios(
        "SYS-4-CONFIG_RESOLVE_FAILURE",
        "System config parse from (tftp://255.255.255.255/network-confg) failed",
      ),
    ),
  ],
  [
    8,
    unsynced(
      ios(
        "SYS-4-CONFIG_RESOLVE_FAILURE",
        "System config parse from (tftp://255.255.255.255/cisconet.cfg) failed",
      ),
    ),
  ],
];

const iosRollbackTimer: Chore = () => [
  [
    0,
    ios(
      "INSTALL-5-INSTALL_AUTO_ABORT_TIMER_PROGRESS",
      "Switch 1 R0/0: rollback_timer: Install auto abort timer will expire in 7200 seconds",
    ),
  ],
  [
    3600,
    ios(
      "INSTALL-5-INSTALL_AUTO_ABORT_TIMER_PROGRESS",
      "Switch 1 R0/0: rollback_timer: Install auto abort timer will expire in 3600 seconds",
    ),
  ],
];

function asaRan(user: string, command: string, at: number): readonly Step[] {
  return [
    [at, asaExecuted(user, command)],
    [at, asaConfigured(user, source, command)],
  ];
}

const asaUpgrade: Chore = (random) => {
  const image = "asa9-20-3-smp-k8.bin";
  const bootSeconds = random.between(200, 280);
  return [
    [0, asaLogin(upgradeAccount, source)],
    ...asaRan(
      upgradeAccount,
      `copy /noconfirm scp://${upgradeAccount}@${hosts.images}/${image} disk0:/${image}`,
      30,
    ),
    ...asaRan(upgradeAccount, `boot system disk0:/${image}`, 520),
    [540, asa("ASA-5-111001", `Begin configuration: ${source} writing to memory`)],
    [541, asa("ASA-5-111004", `${source} end configuration: OK`)],
    ...asaRan(upgradeAccount, "reload noconfirm", 700),
    [705, asa("ASA-5-199001", `Reload command executed from SSH (remote ${source}).`)],
    [706, "down"],
    [705 + bootSeconds, "up"],
    [706 + bootSeconds, asa("ASA-6-199005", "Startup begin")],
    [730 + bootSeconds, asa("ASA-6-199002", "Startup completed.  Beginning operation.")],
  ];
};

const asaBackup: Chore = (_random, device) => [
  [0, asaLogin(backupAccount, source)],
  ...asaRan(
    backupAccount,
    `copy /noconfirm running-config tftp://${hosts.images}/${device}.cfg`,
    5,
  ),
];

const junosUpgrade: Chore = () => [
  [0, junosLogin(upgradeAccount, source)],
  [
    60,
    read(
      upgradeAccount,
      `request system software add scp://${hosts.images}/jinstall-ppc-22.4R3-S4.5-signed.tgz`,
    ),
  ],
  [700, read(upgradeAccount, "request system reboot")],
  [719, junos("mgd", "UI_REBOOT_EVENT", `System rebooted by '${upgradeAccount}'`)],
  [720, "down"],
  [1080, "up"],
  [1081, junos("init", "SYSTEM_OPERATIONAL", "System is operational")],
];

const junosBackup: Chore = (_random, device) => [
  [0, junosLogin(backupAccount, source)],
  [
    5,
    read(
      backupAccount,
      `file copy /config/juniper.conf.gz scp://${hosts.images}/${device}.conf.gz`,
    ),
  ],
  [9, junosLogout(backupAccount)],
];

const nxos = (user: string, command: string): Remark =>
  remark("AAA-6-AAA_ACCOUNTING_MESSAGE", `update:${source}@pts/0:${user}:${command} (SUCCESS)`);

const nxosLooks: Chore = () => [
  [0, nxos(backupAccount, "show boot")],
  [10, nxos(backupAccount, "dir bootflash:")],
  [20, nxos(backupAccount, "show install all impact nxos bootflash:nxos.9.3.10.bin")],
  [40, nxos(backupAccount, `copy running-config tftp://${hosts.images}/nx.cfg vrf management`)],
];

const eos = (user: string, command: string): Remark =>
  remark(
    "Aaa ACCOUNTING-6-CMD",
    `${user} vty6 ${source} stop task_id=17 start_time=1773283111.5 timezone=UTC service=shell priv-lvl=15 cmd=${command} <cr>`,
  );

const eosBackup: Chore = (_random, device) => [
  [0, eos(backupAccount, "show boot-config")],
  [10, eos(backupAccount, "dir flash:")],
  [20, eos(backupAccount, `${backup(device)}`)],
];

const huaweiBackup: Chore = (_random, device) =>
  ["display startup", `tftp ${hosts.images} put vrpcfg.zip ${device}.zip`, "save"].map(
    (command, index): Step => [
      index * 12,
      remark(
        "SHELL/5/CMDRECORD",
        `Record command information. (Task=VT0, Ip=${source}, User=${backupAccount}, Command="${command}")`,
      ),
    ],
  );

const panosUpdates: Chore = (random) => {
  const release = 8900 + random.below(90);
  const kind = "general general general informational";
  return [
    [
      0,
      remark(
        kind,
        `WildFire package upgraded from version ${release}-101 to ${release + 1}-102 by Auto update agent`,
      ),
    ],
    [
      60,
      remark(
        kind,
        `Content package upgraded from version ${release}-9101 to ${release + 1}-9102 by mvale`,
      ),
    ],
    [70, remark(kind, "Config installed")],
  ];
};

const fortiUpdates: Chore = () => [
  [0, fortiLogin(backupAccount, source)],
  [
    30,
    forti("0100041000", {
      logdesc: "FortiGate update succeeded",
      status: "update",
      msg: "Fortigate scheduled update fcni=yes fdni=yes fsci=yes from 203.0.113.19",
    }),
  ],
];

const xrLooks: Chore = (random) => [
  [
    0,
    remark(
      "config MGBL-SYS-5-CONFIG_I",
      `Configured from console by ${random.pick(staff)} on vty0 (${desks[0]})`,
    ),
  ],
];

export const chores = {
  ios: [iosUpgrade, iosBackup, iosBackup, iosLooks, iosZeroTouch, iosRollbackTimer],
  asa: [asaUpgrade, asaBackup, asaBackup],
  junos: [junosUpgrade, junosBackup],
  nxos: [nxosLooks],
  eos: [eosBackup],
  huawei: [huaweiBackup],
  panos: [panosUpdates],
  fortios: [fortiUpdates],
  xr: [xrLooks],
} as const satisfies Readonly<Record<string, readonly Chore[]>>;

/** Each chore of the list once, at a night of the week. */
export function storiesOf(list: readonly Chore[], device: string, random: Random): Story[] {
  return list.map((chore) => {
    const startMs = moment(random.below(7), "00:00:00") + random.between(0, 4 * 3600) * secondMs;
    const at = (seconds: number): number => startMs + seconds * secondMs;
    const steps = chore(random, device);
    const said = steps.flatMap(([seconds, told]) =>
      typeof told === "string" ? [] : { ...told, atMs: at(seconds) },
    );
    const [from, until] = (["down", "up"] as const).map((edge) =>
      steps.find(([, told]) => told === edge),
    );
    if (from === undefined || until === undefined) return { said };
    return { said, downMs: [at(from[0]), at(until[0])] };
  });
}
