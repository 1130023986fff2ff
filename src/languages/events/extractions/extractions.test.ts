import assert from "node:assert/strict";
import { test } from "node:test";
import { RE2JS } from "re2js";
import { extractions } from "./index.ts";

interface Example {
  readonly sourcetype: string;
  readonly raw: string;
  readonly fields: Readonly<Record<string, string | undefined>>;
}

const examples: readonly Example[] = [
  {
    sourcetype: "f5:bigip:syslog",
    raw: "<133>Nov 14 02:44:10 edge-lb tmsh[16322]: 01420002:5: AUDIT - pid=16322 user=ops folder=/Common module=(tmos)# status=[Command OK] cmd_data=install sys software image BIGIP-16.1.2.iso volume HD1.2 ",
    fields: {
      message_id: "01420002",
      severity_id: "5",
      user: "ops",
      status: "Command OK",
      command: "install sys software image BIGIP-16.1.2.iso volume HD1.2",
    },
  },
  {
    sourcetype: "f5:bigip:syslog",
    raw: "<134>Nov 14 02:44:02 edge-lb info sshd(pam_audit)[13810]: 01070417:6: AUDIT - user ops - RAW: sshd(pam_audit): user=ops(ops) partition=[All] level=Administrator tty=ssh host=198.51.100.7 attempts=1",
    fields: { user: "ops", src_ip: "198.51.100.7", command: undefined },
  },
  {
    sourcetype: "hpe:procurve",
    raw: "<190>Nov 14 02:44:10 2026 edge-sw2 %%10SHELL/6/SHELL_CMD: -Line=vty0-IPAddr=198.51.100.7-User=ops; Command is boot-loader file flash:/a.ipe slot 1 main",
    fields: {
      module: "SHELL",
      severity_id: "6",
      mnemonic: "SHELL_CMD",
      user: "ops",
      src_ip: "198.51.100.7",
      command: "boot-loader file flash:/a.ipe slot 1 main",
    },
  },
  {
    sourcetype: "hpe:procurve",
    raw: "<189>Nov 14 02:44:02 2026 edge-sw2 %%10SHELL/5/SHELL_LOGIN: ops logged in from 198.51.100.7.",
    fields: { user: "ops", src_ip: "198.51.100.7", command: undefined },
  },
  {
    sourcetype: "hpe:procurve",
    raw: "<14>Nov 14 02:44:02 edge-sw3 00179 mgr: SME SSH from 198.51.100.7 - MANAGER Mode",
    fields: { module: "mgr", mnemonic: "00179", src_ip: "198.51.100.7", user: undefined },
  },
  {
    sourcetype: "cisco:ios",
    raw: "<189>93: edge-r1: 000093: Mar 13 2026 02:22:17.570 UTC: %SYS-5-CONFIG_I: Configured from console by jane.doe on vty0 (192.0.2.7)",
    fields: {
      facility: "SYS",
      subfacility: undefined,
      severity_id: "5",
      mnemonic: "CONFIG_I",
      message_text: "Configured from console by jane.doe on vty0 (192.0.2.7)",
      event_id: "000093",
      device_time: "Mar 13 2026 02:22:17.570 UTC",
      reported_hostname: "edge-r1",
      user: "jane.doe",
      line: "vty0",
      src_ip: "192.0.2.7",
      config_source: "console",
    },
  },
  {
    sourcetype: "cisco:ios",
    raw: "006869: *Mar  9 00:00:31.206: %SYS-5-RELOAD: Reload requested by oncall on vty1 (2001:db8::7). Reload Reason: Reload Command.",
    fields: {
      event_id: "006869",
      user: "oncall",
      line: "vty1",
      src_ip: "2001:db8::7",
      reason: "Reload Command",
      device_time: "Mar  9 00:00:31.206",
    },
  },
  {
    sourcetype: "cisco:ios",
    raw: "2026-03-14T04:44:24.900449+00:00 edge-r1 5748: Mar 14 04:44:24.859 UTC: %PARSER-5-CFGLOG_LOGGEDCMD: User:mvale  logged command:boot system flash:a.bin",
    fields: { event_id: "5748", user: "mvale", command: "boot system flash:a.bin" },
  },
  {
    sourcetype: "cisco:ios",
    raw: "Mar 11 07:27:38.344 UTC: %SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: akeller] [Source: 198.51.100.114] [localport: 22] [Reason: Login Authentication Failed] at 07:27:38 UTC",
    fields: {
      facility: "SEC_LOGIN",
      user: "akeller",
      src_ip: "198.51.100.114",
      dest_port: "22",
      reason: "Login Authentication Failed",
    },
  },
  {
    sourcetype: "cisco:ios",
    raw: "Oct 19 18:30:13.311: %AAAA-6-ACCTLOCAL: Username: admin Privilege level: 15 Command: verify /md5 flash:a.bin <cr>",
    fields: { user: "admin", privilege_level: "15", command: "verify /md5 flash:a.bin" },
  },
  {
    sourcetype: "cisco:ios",
    raw: "Mar  1 00:00:04.087: %HA_EM-6-LOG: catch_copy: copy tftp: flash:",
    fields: { applet_name: "catch_copy", applet_output: "copy tftp: flash:" },
  },
  {
    sourcetype: "cisco:xr",
    raw: "RP/0/RP0/CPU0:Oct 7 07:19:43.630 UTC: SSHD_[310]: %SECURITY-SSHD-6-INFO_SUCCESS : Successfully authenticated user 'ops' from 192.0.2.9 on vty0",
    fields: {
      facility: "SECURITY",
      subfacility: "SSHD",
      mnemonic: "INFO_SUCCESS",
      node_id: "RP/0/RP0/CPU0",
      process_name: "SSHD_",
      pid: "310",
      user: "ops",
      src_ip: "192.0.2.9",
    },
  },
  {
    sourcetype: "cisco:nxos",
    raw: "<190>sw1: 2026 Mar 13 17:07:57 UTC: %AAA-6-AAA_ACCOUNTING_MESSAGE: update:192.0.2.5@pts/0:admin:copy tftp://192.0.2.9/n.bin bootflash: (SUCCESS)",
    fields: {
      user: "admin",
      command: "copy tftp://192.0.2.9/n.bin bootflash:",
      src_ip: "192.0.2.5",
      reported_hostname: "sw1",
    },
  },
  {
    sourcetype: "cisco:asa",
    raw: "<165>Mar 14 2026 08:57:38 fw1 : %ASA-5-111010: User 'ops', running 'CLI' from IP 192.0.2.4, executed 'copy tftp: disk0:'",
    fields: {
      message_id: "111010",
      log_level: "5",
      user: "ops",
      src_ip: "192.0.2.4",
      command: "copy tftp: disk0:",
    },
  },
  {
    sourcetype: "cisco:asa",
    raw: "%ASA-5-111008: User 'ops' executed the 'boot system disk0:/a.bin' command.",
    fields: { user: "ops", command: "boot system disk0:/a.bin" },
  },
  {
    sourcetype: "cisco:asa",
    raw: "%ASA-4-106023: Deny tcp src outside:203.0.113.9/4001 dst inside:192.0.2.1/22 by access-group",
    fields: { src_ip: "203.0.113.9", dest_ip: "192.0.2.1", vendor_action: "Deny" },
  },
  {
    sourcetype: "juniper:legacy",
    raw: "<189>Mar 12 18:40:41 r1 mgd[3982]: UI_CMDLINE_READ_LINE: User 'jdoe', command 'request system software add x.tgz '",
    fields: {
      user: "jdoe",
      command: "request system software add x.tgz ",
      process_name: "mgd",
      pid: "3982",
      message_id: "UI_CMDLINE_READ_LINE",
    },
  },
  {
    sourcetype: "pan:system",
    raw: 'Mar 11 10:00:00 fw2 1,2026/03/11 10:00:00,0001,SYSTEM,general,2561,2026/03/11 10:00:00,,general,obj,0,0,upgrade,high,"Installed, then rebooted",1,0x0',
    fields: {
      log_subtype: "general",
      event_id: "general",
      object: "obj",
      module: "upgrade",
      severity: "high",
      description: "Installed, then rebooted",
    },
  },
  {
    sourcetype: "arista:eos",
    raw: "Mar 24 20:33:52 leaf1 Aaa: %ACCOUNTING-6-CMD: admin vty6 192.0.2.1 stop task_id=17 service=shell priv-lvl=15 cmd=install source x.swi <cr>",
    fields: {
      facility: "ACCOUNTING",
      mnemonic: "CMD",
      user: "admin",
      line: "vty6",
      src_ip: "192.0.2.1",
      command: "install source x.swi",
    },
  },
  {
    sourcetype: "huawei:vrp",
    raw: '%%01SHELL/5/CMDRECORD(l)[125]:Record command information. (Task=VT0, Ip=192.0.2.3, User=ops, Command="startup system-software a.cc")',
    fields: {
      module: "SHELL",
      mnemonic: "CMDRECORD",
      user: "ops",
      src_ip: "192.0.2.3",
      command: "startup system-software a.cc",
    },
  },
  {
    sourcetype: "tacacs",
    raw: "Mar 10 09:10:14\tedge-r1\tmvale\ttty2\t198.51.100.114\tstop\ttask_id=2483\tservice=shell\tcmd=copy tftp flash <cr>",
    fields: {
      nas: "edge-r1",
      user: "mvale",
      line: "tty2",
      src_ip: "198.51.100.114",
      command: "copy tftp flash",
    },
  },
];

for (const { sourcetype, raw, fields } of examples) {
  test(`${sourcetype} fields are cut out of ${raw.slice(0, 60)}`, () => {
    const found = Object.fromEntries(
      Object.keys(fields).map((field) => [field, cutField(sourcetype, field, raw)]),
    );
    assert.deepEqual(found, fields);
  });
}

test("every pattern is RE2 with one group", () => {
  for (const { fields } of extractions) {
    for (const [field, origin] of Object.entries(fields)) {
      if (origin.kind !== "captured") continue;
      for (const pattern of origin.patterns) {
        assert.equal(RE2JS.compile(pattern).groupCount(), 1, `${field}: ${pattern}`);
      }
    }
  }
});

function cutField(sourcetype: string, field: string, raw: string): string | undefined {
  const row = extractions.find(
    ({ sourcetypes, fields }) =>
      Object.hasOwn(fields, field) &&
      sourcetypes.some((name) =>
        name.endsWith("*") ? sourcetype.startsWith(name.slice(0, -1)) : name === sourcetype,
      ),
  );
  const origin = row?.fields[field];
  if (origin?.kind !== "captured") return undefined;
  for (const pattern of origin.patterns) {
    const matcher = RE2JS.compile(pattern).matcher(raw);
    if (matcher.find()) {
      const value = matcher.group(1);
      if (value !== null) return value;
    }
  }
  return undefined;
}
