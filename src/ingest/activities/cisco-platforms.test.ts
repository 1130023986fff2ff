// What messages of ASA, IOS XR and NX-OS tell beyond their examples, and what their near-misses must not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Decoder } from "../decoder.ts";

type Cells = Readonly<Record<string, string>>;

const columns = [
  "Activity Channel Actor ActorIP Terminal Command TransferProtocol TransferHost TransferDirection",
  "ImageName ImagePath Version PreviousVersion Reason",
].flatMap((names) => names.split(" "));

function told(frame: string): Cells | undefined {
  const decoder = new Decoder({ sourceName: "t", receivedAtTicks: 639_000_000_000_000_000n });
  const bytes = new TextEncoder().encode(`${frame}\n`);
  const row = [...decoder.push(bytes), ...decoder.finish()].find(
    ({ table }) => table === "NetworkDeviceActivity",
  )?.row;
  if (row === undefined) return undefined;
  return Object.fromEntries(
    columns.flatMap((name) => (row[name] === "" ? [] : [[name, String(row[name])]])),
  );
}

type Telling = readonly [message: string, expected: Cells | undefined];

function assertAll(head: string, tellings: readonly Telling[]): void {
  for (const [message, expected] of tellings) {
    const whole = expected === undefined ? undefined : { Channel: "Syslog", ...expected };
    assert.deepEqual(told(head + message), whole, message);
  }
}

test("a firewall tells of reloads, boots, configurations and logins by number, whatever severity and product", () => {
  const reload = { Activity: "ReloadRequested", Terminal: "console" };
  const logged = { Actor: "ops", Activity: "LoginSucceeded" };
  assertAll("<165>Nov 14 2026 02:49:05 fw1 : ", [
    [
      "%ASA-5-505009: Module in slot 1 software was updated to v7.1(11)E4 (previously v7.1(10)E4)",
      { Activity: "ImageInstallCompleted", Reason: "Module in slot 1: 7.1(10)E4 to 7.1(11)E4" },
    ],
    ["%ASA-2-199001: Reload command executed from console", reload],
    ["%FTD-5-199001: Reload command executed from console", reload],
    ["%ASA-sys-5-199001 Reload command executed from console", reload],
    [
      "%ASA-5-111007: Begin configuration: console reading from memory",
      { Activity: "ConfigChanged", Terminal: "console", Reason: "reading from memory" },
    ],
    [
      "%ASA-5-111001: Begin configuration: console writing to tftp://192.0.2.9/fw1.cfg",
      {
        Activity: "Other",
        Terminal: "console",
        TransferProtocol: "tftp",
        TransferHost: "192.0.2.9",
        TransferDirection: "FromDevice",
        Reason: "configuration written to tftp://192.0.2.9/fw1.cfg",
      },
    ],
    [
      '%ASA-6-605005: Login permitted from serial to console for user "ops"',
      { ...logged, Terminal: "serial", Reason: "console" },
    ],
    [
      '%ASA-6-605005: Login permitted from 2001:db8::7/50231 to management:2001:db8::1/ssh for user "ops"',
      { ...logged, ActorIP: "2001:db8::7", Reason: "ssh" },
    ],
    ["%ASA-6-611101: User authentication succeeded: Uname: ops", logged],
    [
      "%ASA-6-611101: User authentication succeeded: IP = 198.51.100.7, Uname: ops",
      { ...logged, ActorIP: "198.51.100.7" },
    ],
    ["%ASA-6-302013: Built inbound TCP connection 12 for outside:198.51.100.1/50000", undefined],
    [
      "%ASA-6-113004: AAA user authentication Successful : server = 192.0.2.3 : user = x",
      undefined,
    ],
    ["%ASA-5-505006: Module ips is Up.", undefined],
    ["%ASA-6-199018: kernel: reload command executed from elsewhere", undefined],
  ]);
});

test("IOS XR tells an install by its command, and a login by where it came from", () => {
  assertAll("<190>50: xr1 RP/0/RSP0/CPU0:Nov 14 02:03:52.453 UTC: instdir[251]: ", [
    [
      "%INSTALL-INSTMGR-6-INSTALL_OPERATION_COMPLETED_SUCCESSFULLY : Install operation 22 completed successfully",
      { Activity: "ImageInstallCompleted", Reason: "operation 22" },
    ],
    [
      "%SECURITY-login-4-AUTHEN_FAILED : Failed authentication attempt by user 'sh int' from '198.51.100.7' on 'vty4'",
      { Activity: "LoginFailed", Actor: "sh int", ActorIP: "198.51.100.7", Terminal: "vty4" },
    ],
    [
      "%SECURITY-LOGIN-6-AUTHEN_SUCCESS : Successfully authenticated user 'ops' from 'console' on 'con0_RP0_CPU0'",
      { Activity: "LoginSucceeded", Actor: "ops", Terminal: "con0_RP0_CPU0" },
    ],
    [
      "%SECURITY-LOGIN-6-AUTHEN_SUCCESS : Successfully authenticated user 'ztp' from '<unknown>' on 'vty9'",
      { Activity: "LoginSucceeded", Actor: "ztp", Terminal: "vty9" },
    ],
    [
      "%SECURITY-SSHD-6-INFO_SUCCESS : Successfully authenticated user 'ops' from '198.51.100.7' on 'vty2'(cipher 'aes128-ctr', mac 'hmac-sha2-256')",
      { Activity: "LoginSucceeded", Actor: "ops", ActorIP: "198.51.100.7", Terminal: "vty2" },
    ],
    [
      "%PLATFORM-UPGRADE_FPD-6-PASSED : Successfully upgrade spa fpga2 on location 0/1/CPU0",
      {
        Activity: "Other",
        Reason: "Successfully upgrade spa fpga2 on location 0/1/CPU0",
      },
    ],
    ["%INSTALL-INSTMGR-6-INSTALL_OPERATION_INFO : Install operation 22", undefined],
    ["%MGBL-SCONBKUP-6-INTERNAL_INFO : Reload debug script successfully spawned", undefined],
  ]);
  assertAll("0/RP0/ADMIN0:Nov 14 02:33:05.000 UTC: inst_mgr[3364]: ", [
    [
      "%INFRA-INSTMGR-5-OPERATION_TO_RELOAD : This rack will now reload as part of the install operation",
      {
        Activity: "ReloadRequested",
        Reason: "This rack will now reload as part of the install operation",
      },
    ],
  ]);
});

test("NX-OS tells a restart of the switch from one of a module, and who came in", () => {
  assertAll("<187>nx1: 2026 Nov 14 02:43:54 UTC: ", [
    [
      "%PLATFORM-2-PFM_SYSTEM_RESET: System reset by other means",
      { Activity: "Other", Reason: "System reset by other means" },
    ],
    [
      "%VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty by ops on console0",
      { Activity: "ConfigChanged", Actor: "ops", Terminal: "console0" },
    ],
    [
      "%VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty by ops on 198.51.100.7@nginx.18400",
      {
        Activity: "ConfigChanged",
        Actor: "ops",
        ActorIP: "198.51.100.7",
        Terminal: "nginx.18400",
      },
    ],
    [
      "%AUTHPRIV-3-SYSTEM_MSG: pam_aaa:Authentication failed from 198.51.100.7 - dcos_sshd[6531]",
      { Activity: "LoginFailed", ActorIP: "198.51.100.7" },
    ],
    [
      "%DAEMON-3-SYSTEM_MSG: error: PAM: Authentication failure for illegal user root from 198.51.100.7 - sshd[4425]",
      { Activity: "LoginFailed", Actor: "root", ActorIP: "198.51.100.7" },
    ],
    [
      "%AUTHPRIV-6-SYSTEM_MSG: pam_unix(dcos_sshd:session): session opened for user ops by (uid=0) - dcos_sshd[12977]",
      { Activity: "LoginSucceeded", Actor: "ops" },
    ],
    ["%DAEMON-3-SYSTEM_MSG: NTP: Peer 192.0.2.123 is unreachable - ntpd[17871]", undefined],
    [
      "%AUTHPRIV-6-SYSTEM_MSG: START: rsync pid=4311 from=::ffff:192.0.2.1 - xinetd[6219]",
      undefined,
    ],
    ["%ASCII-CFG-2-CONF_CONTROL: Binary restore", undefined],
  ]);
});
