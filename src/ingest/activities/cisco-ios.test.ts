import assert from "node:assert/strict";
import { test } from "node:test";
import { Decoder } from "../decoder.ts";

type Cells = Readonly<Record<string, string>>;

const columns = [
  "Activity Channel Device DeviceIP Actor ActorIP Terminal Command CommandRaw TransferProtocol TransferHost",
  "TransferDirection ImageName ImagePath ImageFlags Version PreviousVersion Reason",
].flatMap((names) => names.split(" "));

/** What the frames of one source tell of, row by row: the columns that say something. */
function told(...frames: readonly string[]): readonly Cells[] {
  const decoder = new Decoder({ sourceName: "t", receivedAtTicks: 639_000_000_000_000_000n });
  const bytes = new TextEncoder().encode(`${frames.join("\n")}\n`);
  return [...decoder.push(bytes), ...decoder.finish()]
    .filter(({ table }) => table === "NetworkDeviceActivity")
    .map(({ row }) =>
      Object.fromEntries(
        columns.flatMap((name) => (row[name] === "" ? [] : [[name, String(row[name])]])),
      ),
    );
}

/** One IOS message with nothing but its tag and text told of it. */
function ofIos(message: string): Cells | undefined {
  return told(`<189>91: edge1: 000091: Nov 14 2026 02:49:05.409 UTC: ${message}`)[0];
}

function assertTold(message: string, expected: Cells): void {
  assert.deepEqual(ofIos(message), { Channel: "Syslog", Device: "edge1", ...expected }, message);
}

test("a reload tells who asked, from which line and address, and why", () => {
  const asked = "%SYS-5-RELOAD: Reload requested by";
  const Activity = "ReloadRequested";
  assertTold(`${asked} console. Reload Reason: Reload Command.`, {
    Activity,
    Terminal: "console",
    Reason: "Reload Command",
  });
  assertTold(`${asked} j.doe on vty1 (2001:db8::7). Reload Reason: Factory Reset.`, {
    Activity,
    Actor: "j.doe",
    ActorIP: "2001:db8::7",
    Terminal: "vty1",
    Reason: "Factory Reset",
  });
  assertTold(`${asked}  on vty0 (EEM:nightly). Reload Reason: Reload Command.`, {
    Activity,
    Actor: "EEM:nightly",
    Terminal: "vty0",
    Reason: "Reload Command",
  });
  assertTold(`${asked} PnP reset CLI. Reload Reason: PnP reset CLI.`, {
    Activity,
    Actor: "PnP reset CLI",
    Reason: "PnP reset CLI",
  });
  assertTold(`${asked} ops`, { Activity, Actor: "ops" });
});

test("a reload at a later time is asked for now, and its calling off is no reload", () => {
  const times = "for 18:13:42 UTC Thu Jan 2 2026 at 18:03:42 UTC Thu Jan 2 2026";
  assertTold(
    `%SYS-5-SCHEDULED_RELOAD: Reload requested ${times} by console. Reload Reason: Auto upgrade.`,
    {
      Activity: "ReloadRequested",
      Terminal: "console",
      Reason: "Auto upgrade, scheduled for 18:13:42 UTC Thu Jan 2 2026",
    },
  );
  assertTold("%SYS-5-SCHEDULED_RELOAD_CANCELLED: Scheduled reload cancelled at 09:40:18 UTC", {
    Activity: "Other",
    Reason: "scheduled reload cancelled",
  });
});

test("severities, letters in their place and parts of a chassis leave a message what it is", () => {
  for (const tag of ["SYS-1-RELOAD", "SYS-W-RELOAD", "SYS-SW1-5-RELOAD", "SYS-SW2_SP-5-RELOAD"]) {
    assertTold(`%${tag}: Reload requested by ops`, { Activity: "ReloadRequested", Actor: "ops" });
  }
  const wrapped = "%CARD-5-MSG:SLOT2 %SYS-5-RELOAD: Reload requested by ops";
  assertTold(wrapped, { Activity: "ReloadRequested", Actor: "ops" });
});

test("words in another message's text are not the message", () => {
  const quiet = [
    "%SYS-0-USERLOG_EMERG: Message from tty1(user id: ops): %SYS-5-RELOAD: Reload requested by ops",
    "%SYS-6-PRIVCFG_ENCRYPT_SUCCESS: Successfully encrypted private config file",
    "%PKI-6-TRUSTPOINT_CREATE: Trustpoint: CISCO_IDEVID_SUDI created succesfully",
    "%SMART_LIC-6-AGENT_READY: Smart Agent for Licensing is initialized",
    "%BGP-5-ADJCHANGE: neighbor 192.0.2.1 Down Peer closed the session, restarted",
    "%SYS-5-RELOAD: something of another release",
  ];
  for (const message of quiet) assert.equal(ofIos(message), undefined, message);
});

const restart = "%SYS-5-RESTART: System restarted --";
type Banner = readonly [banner: string, version: string];
const versions: readonly [Banner, ...Banner[]] = [
  [
    "Cisco IOS Software, C1900 Software (C1900-UNIVERSALK9-M), Version 15.4(3)M3, RELEASE",
    "15.4(3)M3",
  ],
  [
    "Cisco IOS Software [Amsterdam], Catalyst L3 Switch Software (CAT9K_IOSXE), Version 17.3.1, RELEASE",
    "17.3.1",
  ],
  [
    "Cisco IOS Software, IOS-XE Software, Catalyst L3 Switch Software (CAT3K_CAA-UNIVERSALK9-M), Version 03.06.06E RELEASE",
    "03.06.06E",
  ],
  [
    "Cisco Internetwork Operating System Software \nIOS (tm) C2600 Software (C2600-IK9O3S3-M), Version 12.3(6), RELEASE",
    "12.3(6)",
  ],
];

test("a restart tells the version that runs, of the line behind it, of a relay's copy, or of its own line", () => {
  for (const [banner, Version] of versions) {
    assertTold(`${restart}\n${banner}`, { Activity: "Restarted", Version });
    assertTold(`${restart} ${banner.replace("\n", "#012")}`, { Activity: "Restarted", Version });
    const lines = [restart, ...banner.split("\n")].map(
      (line) => `<189>Nov 14 02:56:02 sw1 ${line}`,
    );
    assert.deepEqual(told(...lines)[0]?.["Version"], Version);
  }
  assertTold(restart, { Activity: "Restarted", Reason: "version not told" });
});

test("a restart that other hosts' lines part from its banner keeps its version, or its banner tells it alone", () => {
  const line = (host: string, text: string) => `<189>Nov 14 02:56:02 ${host} ${text}`;
  const [[banner, Version]] = versions;
  const others = (count: number) =>
    Array.from({ length: count }, (_, at) => line(`sw${at + 2}`, "%LINK-3-UPDOWN: Interface up"));
  const near = told(line("sw1", restart), ...others(20), line("sw1", banner));
  assert.deepEqual(near, [{ Activity: "Restarted", Channel: "Syslog", Device: "sw1", Version }]);
  const far = told(line("sw1", restart), ...others(400), line("sw1", banner));
  assert.deepEqual(far, [
    { Activity: "Restarted", Channel: "Syslog", Device: "sw1", Reason: "version not told" },
    { Activity: "Other", Channel: "Console", Device: "sw1", Version, Reason: "version banner" },
  ]);
});

test("a controller's tags begin with # as well", () => {
  const rows = told(
    "<133>wlc1: *spamApTask7: Nov 14 09:47:44.436: #SYS-5-RELOAD: Reload requested by ops",
  );
  assert.deepEqual(
    rows.map((row) => row["Activity"]),
    ["ReloadRequested"],
  );
});

test("boot time, cold start and an ignored startup-config corroborate, and restart nothing", () => {
  assertTold("%SYS-6-BOOTTIME: Time taken to reboot after reload =  242 seconds", {
    Activity: "Other",
    Reason: "242",
  });
  assertTold("%SNMP-5-COLDSTART: SNMP agent on host edge1 is undergoing a cold start", {
    Activity: "Other",
    Reason: "SNMP cold start",
  });
});

test("configuration comes from a line, from memory or from a server", () => {
  const Activity = "ConfigChanged";
  const from = "%SYS-5-CONFIG_I: Configured from";
  assertTold(`${from} console by ops on vty0 (198.51.100.7)`, {
    Activity,
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "vty0",
  });
  assertTold(`${from} console by console`, { Activity, Terminal: "console" });
  assertTold(`${from} console by vty0 (198.51.100.7)`, {
    Activity,
    ActorIP: "198.51.100.7",
    Terminal: "vty0",
  });
  assertTold(`${from} memory by console`, { Activity, Terminal: "console", Reason: "from memory" });
  assertTold(`${from} 198.51.100.7 by snmp`, {
    Activity,
    Actor: "snmp",
    ActorIP: "198.51.100.7",
    Reason: "from 198.51.100.7",
  });
  assertTold(`${from} tftp://[2001:db8::9]/site.cfg by console`, {
    Activity: "ConfigLoadedFromNetwork",
    Terminal: "console",
    TransferProtocol: "tftp",
    TransferHost: "2001:db8::9",
    TransferDirection: "ToDevice",
    Reason: "from tftp://[2001:db8::9]/site.cfg",
  });
});

test("a replaced startup-config tells the server that it came from", () => {
  assertTold(
    "%SYS-5-CONFIG_NV_I: Nonvolatile storage configured from tftp://203.0.113.66/a-confg by console",
    {
      Activity: "ConfigLoadedFromNetwork",
      Terminal: "console",
      TransferProtocol: "tftp",
      TransferHost: "203.0.113.66",
      TransferDirection: "ToDevice",
      Reason: "startup-config from tftp://203.0.113.66/a-confg",
    },
  );
});

test("a process that configures is told by name, and the web interface and NETCONF by channel", () => {
  const by = "%SYS-5-CONFIG_P: Configured programmatically by process";
  const Activity = "ConfigChanged";
  assertTold(`${by} PnP Agent Discovery from console as vty0`, {
    Activity,
    Terminal: "vty0",
    Reason: "process PnP Agent Discovery",
  });
  assertTold(`${by} SEP_webui_wsma_http from console as ops on vty1`, {
    Activity,
    Channel: "WebUI",
    Actor: "ops",
    Terminal: "vty1",
    Reason: "process SEP_webui_wsma_http",
  });
  assertTold(`${by} CVAC Process`, { Activity, Reason: "process CVAC Process" });
});

test("logging that stops is told from logging that starts", () => {
  const to = "Logging to host 192.0.2.20 port 514";
  const Activity = "LoggingChanged";
  for (const ending of ["started - CLI initiated", "started - reconnection"]) {
    assertTold(`%SYS-6-LOGGINGHOST_STARTSTOP: ${to} ${ending}`, {
      Activity,
      Reason: `${to} ${ending}`,
    });
  }
  assertTold(`%SYS-5-LOGGINGHOST_STARTSTOP: ${to} stopped - CLI initiated`, {
    Activity: "LoggingStopped",
    Reason: `${to} stopped - CLI initiated`,
  });
});

test("a level of logging is a change, and a hidden command a command", () => {
  assertTold("%SYS-5-LOG_CONFIG_CHANGE: Console logging disabled", {
    Activity: "LoggingChanged",
    Reason: "Console logging disabled",
  });
  const hidden = (line: string) =>
    ofIos(`%PARSER-5-HIDDEN: Warning!!! '${line}' is a hidden command. Use of this command is not`);
  assert.equal(hidden(" quit ")?.["Command"], "quit");
  assert.equal(hidden(" test platform ")?.["CommandRaw"], "test platform");
  assert.equal(hidden(" "), undefined);
});

test("an install tells operation, image and server, nested in a platform message or not", () => {
  const place = "Switch 1 R0/0: install_engine:";
  const image = {
    ImageName: "cat9k_iosxe.17.03.01.SSA.bin",
    ImageFlags: "SSA",
  };
  const heads = [
    `%INSTALL-5-INSTALL_START_INFO: ${place}`,
    "%INSTALL-5-INSTALL_START_INFO: R0/0: install_mgr:",
    "%IOSXE-5-PLATFORM: Switch 1 R0/0: Jul 23 14:19:10 install_engine.sh: %INSTALL-5-INSTALL_START_INFO:",
  ];
  for (const head of heads) {
    assertTold(`${head} Started install add flash:cat9k_iosxe.17.03.01.SSA.bin`, {
      Activity: "ImageInstallStarted",
      ...image,
      ImagePath: "flash:cat9k_iosxe.17.03.01.SSA.bin",
      Reason: "add",
    });
  }
  assertTold(`${heads[0]} Started install add tftp://203.0.113.66/x/cat9k_iosxe.17.03.01.SSA.bin`, {
    Activity: "ImageInstallStarted",
    ...image,
    ImagePath: "tftp://203.0.113.66/x/cat9k_iosxe.17.03.01.SSA.bin",
    TransferProtocol: "tftp",
    TransferHost: "203.0.113.66",
    TransferDirection: "ToDevice",
    Reason: "add",
  });
  assertTold(`${heads[0]} Started install activate`, {
    Activity: "ImageInstallStarted",
    Reason: "activate",
  });
  assertTold(`%INSTALL-5-INSTALL_COMPLETED_INFO: ${place} Completed install activate PACKAGE`, {
    Activity: "ImageInstallCompleted",
    Reason: "activate",
  });
  // Consoles run one line into the next.
  assertTold(
    "%INSTALL-5-INSTALL_COMPLETED_INFO: R0/0: install_mgr: Completed install add_activate_commitMay 11 23:43",
    {
      Activity: "ImageInstallCompleted",
      Reason: "add_activate_commit",
    },
  );
  assertTold(`%INSTALL-5-INSTALL_COMPLETED_INFO: ${place} Completed install remove`, {
    Activity: "ImageDeleted",
    Reason: "remove",
  });
});

/** A line of a console, without any header. */
function atConsole(line: string): Cells | undefined {
  const { Channel, ...cells } = told(line)[0] ?? {};
  if (Channel !== undefined) assert.equal(Channel, "Console", line);
  return Channel === undefined ? undefined : cells;
}

test("a boot loader that is written is told from the checks around it, whatever its tag looks like", () => {
  const Activity = "BootloaderUpgraded";
  const warning = "PLEASE DO NOT POWER CYCLE ### BOOT LOADER UPGRADING";
  for (const line of [
    `%IOSXEBOOT-4-BOOTLOADER_UPGRADE: (local/local): ### Thu Oct 22 16:01:12 UTC 2026 ${warning}`,
    `%IOSXEBOOT-Thu-###: (rp/0): Mar 29 18:14:25 Universal 2026 ${warning} 4`,
    `                    %IOSXEBOOT-Mon-###: (rp/0): Mar 26 18:14:25 Universal 2026 ${warning} 4`,
  ]) {
    assert.deepEqual(atConsole(line), { Activity, Reason: "boot loader upgrading" });
  }
  for (const line of [
    "%IOSXEBOOT-loader-boot: (rp/0): upgrade successful 4",
    "%IOSXEBOOT-4-BOOTLOADER_UPGRADE: (local/local): boot loader upgrade successful",
  ]) {
    assert.deepEqual(atConsole(line), { Activity, Reason: "boot loader upgrade successful" });
  }
  assert.deepEqual(atConsole("%IOSXEBOOT-5c8e9d6656e9d89a8dedeae457871084-new_cksum: (rp/0): 4"), {
    Activity: "Other",
    Reason: "boot loader checksum, new: 5c8e9d6656e9d89a8dedeae457871084",
  });
  for (const line of [
    "%IOSXEBOOT-4-BOOT_SRC: (rp/0): Checking grub versions 2.0 vs 2.0",
    "%IOSXEBOOT-4-BOOT_SRC: (rp/0): Bootloader upgrade not necessary.",
    "%IOSXEBOOT-4-BOOTLOADER_UPGRADE: (local/local): Starting boot preupgrade",
    "%IOSXEBOOT-4-SMART_LOG: (local/local): Sat Apr 30 03:32:59 Universal 2026 INFO:",
  ]) {
    assert.equal(atConsole(line), undefined, line);
  }
});

test("requests of pages in the web interface install nothing", () => {
  assert.equal(
    ofIos("%WEBUI-6-INSTALL_OPERATION_INFO: Received request from ops - /webui/logoutconfirm.html"),
    undefined,
  );
});

test("a login at the console has no address, and a failed SSH login is a failure", () => {
  assertTold(
    "%SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: ops] [Source: 0.0.0.0] [localport: 0] at 12:00:00 UTC",
    { Activity: "LoginSucceeded", Actor: "ops" },
  );
  assertTold(
    "%SSH-5-SSH2_USERAUTH: User '' authentication for SSH2 Session from 198.51.100.7 (tty = 0) using crypto cipher 'aes256-ctr', hmac 'hmac-sha1' Failed",
    { Activity: "LoginFailed", ActorIP: "198.51.100.7", Terminal: "tty = 0" },
  );
});

test("small-business switches tell images from configurations, and what comes from what goes", () => {
  const copied = (source: string, destination: string) =>
    told(
      `06-Oct-2026 22:08:32 %COPY-I-FILECPY: Files Copy - source URL ${source} destination URL ${destination}`,
    )[0];
  const cells = (source: string, destination: string) => {
    const { Channel: _, Reason: __, ...row } = copied(source, destination) ?? {};
    return row;
  };
  const server = { TransferProtocol: "tftp", TransferHost: "203.0.113.66" };
  assert.deepEqual(cells("running-config", "flash://system/configuration/startup-config"), {
    Activity: "Other",
  });
  assert.deepEqual(cells("tftp://203.0.113.66/a.cfg", "running-config"), {
    Activity: "ConfigLoadedFromNetwork",
    ...server,
    TransferDirection: "ToDevice",
  });
  assert.deepEqual(cells("running-config", "tftp://203.0.113.66/a.cfg"), {
    Activity: "Other",
    ...server,
    TransferDirection: "FromDevice",
  });
  assert.deepEqual(cells("tftp://203.0.113.66/a.ros", "flash://image"), {
    Activity: "ImageCopied",
    ...server,
    TransferDirection: "ToDevice",
    ImagePath: "tftp://203.0.113.66/a.ros",
  });
});

test("containers that come and go are told as such, and an audit's session as a login", () => {
  assertTold("%IM-6-START_MSG: R0/0: ioxman: app-hosting: Start succeeded: guestshell started", {
    Activity: "Other",
    Reason: "container: Start succeeded: guestshell started",
  });
  const head = "<190>: 2026 Oct 26 10:33:18 CET: %UCSM-6-AUDIT: ";
  const login = `${head}[session][internal][creation][internal][3852391][sys/user-ext/web-login-ops][id:web_40207_B, name:ops][] Web B: remote user ops logged in from 198.51.100.7`;
  assert.deepEqual(told(login), [
    { Activity: "LoginSucceeded", Channel: "Syslog", Actor: "ops", ActorIP: "198.51.100.7" },
  ]);
  assert.deepEqual(told(login.replace(/Web B.*/, "Web B: session ended")), []);
});
