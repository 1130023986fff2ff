// Messages that are known and tell of no activity: near-misses in health, and texts that only commands print. Listed so
// that nobody takes their absence for a gap, and that no recogniser takes them for more.

export interface KnownMessage {
  readonly message: string;
  readonly vendor: string;
  /** `output`: a command or a prompt prints it, so that it comes with evidence files only. */
  readonly seenIn: "log" | "console" | "output";
  readonly meaning: string;
  /** Why it is no activity. */
  readonly because: string;
  /** A whole frame, synthetic; absent for what is in no log. */
  readonly example?: string;
}

const panSystem = (module: string, text: string): string =>
  `<14>Nov 14 03:10:12 edge-pa 1,2026/11/14 03:10:12,007200001234,SYSTEM,general,2561,2026/11/14 03:10:11,,general,,0,0,${module},informational,"${text}",88201,0x0,0,0,0,0,,edge-pa`;

export const knownMessages: readonly KnownMessage[] = [
  {
    message: "Content package upgraded",
    vendor: "Palo Alto Networks",
    seenIn: "log",
    meaning: "Applications and threats were updated.",
    because: "signatures are no software; it happens each day",
    example: panSystem(
      "upgrade",
      "Content package upgraded from version 8671-7826 to 8676-7858 by ops",
    ),
  },
  {
    message: "WildFire package upgraded",
    vendor: "Palo Alto Networks",
    seenIn: "log",
    meaning: "WildFire's signatures were updated.",
    because: "signatures are no software; it happens each few minutes",
    example: panSystem(
      "upgrade",
      "WildFire package upgraded from version 712345-715678 to 712346-715679 by Auto update agent",
    ),
  },
  {
    message: "PAN-DB was upgraded",
    vendor: "Palo Alto Networks",
    seenIn: "log",
    meaning: "The database of URL categories was updated.",
    because: "a database is no software",
    example: panSystem("general", "PAN-DB was upgraded to version 20261114.20012"),
  },
  {
    message: "Config installed",
    vendor: "Palo Alto Networks",
    seenIn: "log",
    meaning: "A committed configuration has come into force.",
    because: "the configuration log tells who changed what",
    example: panSystem("general", "Config installed"),
  },
  {
    message: "auth-success",
    vendor: "Palo Alto Networks",
    seenIn: "log",
    meaning: "Somebody authenticated.",
    because: "most are users of a portal or VPN; an administrator's session says 'logged in via'",
    example:
      "<14>Nov 14 02:43:40 edge-pa 1,2026/11/14 02:43:40,007200001234,SYSTEM,auth,2561,2026/11/14 02:43:40,,auth-success,,0,0,general,informational,authenticated for user 'ops'.,88089,0x0,0,0,0,0,,edge-pa",
  },
  {
    message: "0100041000",
    vendor: "Fortinet",
    seenIn: "log",
    meaning: "FortiGuard's databases were updated.",
    because: "a database is no software",
    example:
      '<190>date=2026-11-14 time=02:50:00 devname="edge-fg" devid="FGT0000000000001" logid="0100041000" type="event" subtype="system" level="notice" vd="root" logdesc="FortiGate update succeeded" msg="Fortigate scheduled update virdb(yes)"',
  },
  {
    message: "0100032210",
    vendor: "Fortinet",
    seenIn: "log",
    meaning: "The firmware image was backed up.",
    because: "nothing on the device has changed",
    example:
      '<190>date=2026-11-14 time=02:50:00 devname="edge-fg" devid="FGT0000000000001" logid="0100032210" type="event" subtype="system" level="notice" vd="root" logdesc="Firmware image backed up successfully" user="ops" ui="ssh(198.51.100.7)" action="backup" status="success" msg="Firmware image backed up"',
  },
  {
    message: "%SYS-5-CONFIG_E",
    vendor: "Arista Networks",
    seenIn: "log",
    meaning: "Somebody entered configuration mode.",
    because: "nothing has changed yet; CONFIG_I follows",
    example:
      "<165>Nov 14 02:46:30 edge-leaf1 ConfigAgent: %SYS-5-CONFIG_E: Enter configuration mode from console by ops on vty5 (198.51.100.7)",
  },
  {
    message: "UI_AUTH_EVENT",
    vendor: "Juniper Networks",
    seenIn: "log",
    meaning: "The management process gave a user his permissions.",
    because: "UI_LOGIN_EVENT tells the same with the address",
    example:
      "<190>Nov 14 02:44:01 edge-r1-re0 mgd[22688]: UI_AUTH_EVENT: Authenticated user 'ops' at permission level 'j-super-user'",
  },
  {
    message: "UI_COMMIT_PROGRESS",
    vendor: "Juniper Networks",
    seenIn: "log",
    meaning: "A commit goes on.",
    because: "UI_COMMIT tells who asked for it",
    example:
      "<189>Nov 14 02:46:30 edge-r1-re0 mgd[22688]: UI_COMMIT_PROGRESS: Commit operation in progress: commit wrapup",
  },
  {
    message: "UI_COMMIT_COMPLETED",
    vendor: "Juniper Networks",
    seenIn: "log",
    meaning: "A commit has ended.",
    because: "UI_COMMIT tells who asked for it",
    example: "<189>Nov 14 02:46:33 edge-r1-re0 mgd[22688]: UI_COMMIT_COMPLETED: commit complete",
  },
  {
    message: "UI_DBASE_LOGIN_EVENT",
    vendor: "Juniper Networks",
    seenIn: "log",
    meaning: "Somebody entered configuration mode.",
    because: "nothing has changed yet; UI_CFG_AUDIT and UI_COMMIT follow",
    example:
      "<189>Nov 14 02:45:40 edge-r1-re0 mgd[22688]: UI_DBASE_LOGIN_EVENT: User 'ops' entering configuration mode",
  },
  {
    message: "UI_LOGOUT_EVENT",
    vendor: "Juniper Networks",
    seenIn: "log",
    meaning: "A session has ended.",
    because: "its beginning is the activity",
    example: "<190>Nov 14 02:58:40 edge-r1-re0 mgd[22688]: UI_LOGOUT_EVENT: User 'ops' logout",
  },
  {
    message: "SHELL/5/SHELL_LOGOUT",
    vendor: "HPE",
    seenIn: "log",
    meaning: "A session has ended.",
    because: "its beginning is the activity",
    example:
      "<189>Nov 14 02:58:40 2026 edge-sw2 %%10SHELL/5/SHELL_LOGOUT: ops logged out from 198.51.100.7.",
  },
  {
    message: "7216",
    vendor: "HPE",
    seenIn: "log",
    meaning: "The firmware of components is being written: how long it will yet take.",
    because: "7212 and 7213 tell the beginning and the end",
    example:
      "<190>Nov 14 02:55:35 edge-cx1 hpe-ispd[1201]: Event|7216|LOG_INFO|AMM|1/1|Approximately 2 minute(s) remaining to update 1 device(s) on 1/1",
  },
  {
    message: "HWCM/5/EXIT",
    vendor: "Huawei",
    seenIn: "log",
    meaning: "Somebody left the configuration view.",
    because: "the command records tell what was changed",
    example: "<189>Nov 14 2026 02:46:45 edge-sw1 %%01HWCM/5/EXIT(l)[105]:Exit from configure mode.",
  },
  {
    message: "%IOSXEBOOT-4-BOOT_SRC",
    vendor: "Cisco",
    seenIn: "console",
    meaning: "The boot loader is as new as the image wants it: it was not written.",
    because: "most boots print it; BOOTLOADER_UPGRADE is the one that counts",
    example:
      "*Nov 14 2026 02:55:31.000 UTC: %IOSXEBOOT-4-BOOT_SRC: (rp/0): Bootloader upgrade not necessary.",
  },
  {
    message: "%PNP-6-PNP_DISCOVERY_STARTED",
    vendor: "Cisco",
    seenIn: "log",
    meaning: "A device without configuration looks for one: Plug and Play has begun.",
    because:
      "new devices do it; a configuration that then comes from a server is an activity of its own",
    example:
      "<190>15: edge1: 000015: *Nov 14 2026 02:56:31.000 UTC: %PNP-6-PNP_DISCOVERY_STARTED: PnP Discovery started",
  },
  {
    message: "%PKI-6-TRUSTPOINT_CREATE",
    vendor: "Cisco",
    seenIn: "log",
    meaning: "The trust point of the device's own identity was made.",
    because: "each boot of IOS-XE does it",
    example:
      "<190>14: edge1: 000014: *Nov 14 2026 02:55:31.000 UTC: %PKI-6-TRUSTPOINT_CREATE: Trustpoint: CISCO_IDEVID_SUDI created succesfully",
  },
  {
    message: "%SYS-6-PRIVCFG_ENCRYPT_SUCCESS",
    vendor: "Cisco",
    seenIn: "log",
    meaning: "The private configuration was encrypted.",
    because: "each save of the configuration does it",
    example:
      "<190>44: edge1: 000044: Nov 14 2026 02:46:41.000 UTC: %SYS-6-PRIVCFG_ENCRYPT_SUCCESS: Successfully encrypted private config file",
  },
  {
    message: "System image file is",
    vendor: "Cisco",
    seenIn: "output",
    meaning: "The image that the device has booted, as `show version` prints it.",
    because: "no log has it; it is read out of evidence files",
  },
  {
    message: "Configuration register is",
    vendor: "Cisco",
    seenIn: "output",
    meaning: "The register in force, and the one at the next boot, as `show version` prints them.",
    because: "no log has it; it is read out of evidence files",
  },
  {
    message: "BOOT variable, BOOT path-list",
    vendor: "Cisco",
    seenIn: "output",
    meaning: "What the device will boot, as `show boot` and `show bootvar` print it.",
    because: "no log has it; it is read out of evidence files",
  },
  {
    message: "confreg",
    vendor: "Cisco",
    seenIn: "console",
    meaning: "The command of the ROM monitor that sets the register.",
    because:
      "the operating system does not run there and logs nothing; only a console server sees it",
  },
];
