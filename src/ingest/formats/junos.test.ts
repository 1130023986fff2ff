import assert from "node:assert/strict";
import { test } from "node:test";
import { peel } from "../envelope.ts";
import type { Reading } from "../format.ts";
import { junos } from "./junos.ts";

const envelope = (text: string) => peel({ text, line: 1 });
const read = (text: string) => junos.read(envelope(text));

/** Process, tag and message as Syslog's columns will have them. */
function parts(text: string) {
  const reading: Reading | undefined = read(text);
  if (reading === undefined) return undefined;
  const { program, processId, mnemonic, message } = reading;
  return [envelope(text).host, program, processId, mnemonic, message];
}

const command = "UI_CMDLINE_READ_LINE: User 'ops', command 'request system reboot '";

test("every standard header gives host, process, tag and message", () => {
  const expected = ["edge-r1-re0", "mgd", "22688", "UI_CMDLINE_READ_LINE", command];
  const headers = [
    "<189>Nov 21 09:30:00 edge-r1-re0 mgd[22688]: ",
    "<189>Nov 21 09:30:00  edge-r1-re0 mgd[22688]: ",
    "<189>Nov  1 09:30:00.123 edge-r1-re0 mgd[22688]: ",
    "<189>Nov 21 2026 09:30:00.123 edge-r1-re0 mgd[22688]: ",
    "<189>Nov 21 09:30:00 2026 edge-r1-re0 mgd[22688]: ",
    "2026-11-21T09:30:00+01:00 edge-r1-re0 mgd[22688]: ",
    "<189>Nov 21 09:30:02 192.0.2.9 Nov 21 09:30:00 edge-r1-re0 mgd[22688]: ",
    "<189>1 2026-11-21T09:30:00.123Z edge-r1-re0 mgd 22688 - - ",
  ];
  for (const header of headers) assert.deepEqual(parts(header + command), expected, header);
});

test("both spellings of a command record give user and command, quotes in it kept", () => {
  const forms = [
    "UI_CMDLINE_READ_LINE: User 'ops' command 'start shell user \\'root\\''",
    "UI_CMDLINE_READ_LINE_EVENT: User 'ops', command 'start shell user \\'root\\' '",
  ];
  for (const form of forms) {
    const fields = read(`<189>Nov 21 09:30:00 r1 mgd[1]: ${form}`)?.fields;
    assert.deepEqual(fields, { user: "ops", command: "start shell user \\'root\\'" }, form);
  }
});

test("a login names the address it came from", () => {
  const text =
    "Nov 21 09:30:00 r1 mgd[1]: UI_LOGIN_EVENT: User 'ops' login, class 'j-ops' [1], ssh-connection '192.0.2.7 50000 192.0.2.1 22', client-mode 'cli'";
  assert.deepEqual(read(text)?.fields, { user: "ops", src_ip: "192.0.2.7" });
});

test("explicit priority gives facility and severity, with a tag or without", () => {
  const tagged = read(
    "<29>Nov 21 09:30:00 r1 mgd[1]: %DAEMON-4-UI_REBOOT_EVENT: System rebooted by 'ops'",
  );
  assert.equal(tagged?.mnemonic, "UI_REBOOT_EVENT");
  assert.equal(tagged?.facility, 3);
  assert.equal(tagged?.severity, 4);
  assert.equal(tagged?.message, "%DAEMON-4-UI_REBOOT_EVENT: System rebooted by 'ops'");
  const interactive = read(`<189>Nov 21 09:30:00 r1 mgd[1]: %INTERACT-6-${command}`);
  assert.equal(interactive?.facility, 23);
  assert.equal(interactive?.fields?.["command"], "request system reboot");
  const bare = read("<29>Nov 21 09:30:00 r1 chassisd[1]: %DAEMON-6: fan speed changed");
  assert.equal(bare?.mnemonic, undefined);
  assert.equal(bare?.severity, 6);
});

test("daemons, kernel and line cards are read without a tag", () => {
  const lines: readonly (readonly [string, string, string])[] = [
    ["r1 craftd[4817]:  Major alarm set, Host 0", "craftd", "Major alarm set, Host 0"],
    ["r1 /kernel: tcp_auth_ok: Packet", "/kernel", "tcp_auth_ok: Packet"],
    ["r1 kernel: tcp_auth_ok: Packet", "kernel", "tcp_auth_ok: Packet"],
    [
      "r1 kernel: MAC/veriexec: no fingerprint (file=/var/home/x)",
      "kernel",
      "MAC/veriexec: no fingerprint (file=/var/home/x)",
    ],
    ["re0.r1 fpc0 (buf alloc) failed", "fpc0", "(buf alloc) failed"],
    ["r1 rpd[2]: bgp_recv: read failed", "rpd", "bgp_recv: read failed"],
  ];
  for (const [line, program, message] of lines) {
    const reading = read(`<28>Nov 21 09:30:00 ${line}`);
    assert.deepEqual([reading?.program, reading?.message], [program, message], line);
    assert.equal(reading?.sourceType, "juniper:legacy", line);
  }
});

test("structured data gives its values, and the message starts at the tag", () => {
  const message =
    'UI_CMDLINE_READ_LINE_EVENT [junos@2636.1.1.1.2.29 username="ops" command="file copy \\"a\\" b"] User \'ops\', command \'file copy "a" b\'';
  const reading = read(`<190>1 2026-11-21T09:30:00.123+01:00 edge-r1 mgd 3046 ${message}`);
  assert.equal(reading?.sourceType, "juniper:structured");
  assert.equal(reading?.mnemonic, "UI_CMDLINE_READ_LINE_EVENT");
  assert.equal(reading?.program, "mgd");
  assert.equal(reading?.processId, "3046");
  assert.equal(reading?.message, message);
  assert.equal(reading?.fields?.["username"], "ops");
  assert.equal(reading?.fields?.["command"], 'file copy "a" b');
});

test("a structured message without a sentence keeps its element as message", () => {
  const message = 'RT_FLOW_SESSION_CREATE [junos@2636.1.1.1.2.129 source-address="192.0.2.7"]';
  const reading = read(`<14>1 2026-11-21T09:30:00Z fw1 RT_FLOW - ${message}`);
  assert.equal(reading?.message, message);
  assert.equal(reading?.sourceType, "juniper:junos:firewall:structured");
});

test("structured lines of a file on the device have no version", () => {
  const message = 'IDP_ATTACK_LOG_EVENT [junos@2636.1.1.1.2.137 message-type="SIG"]';
  const reading = read(`2026-11-21T09:30:00.570Z fw1 RT_IDP - ${message}`);
  assert.deepEqual(
    [reading?.program, reading?.processId, reading?.mnemonic, reading?.message],
    ["RT_IDP", undefined, "IDP_ATTACK_LOG_EVENT", message],
  );
  assert.equal(reading?.sourceType, "juniper:junos:idp:structured");
});

test("source types are those of Splunk Connect for Syslog", () => {
  const types: readonly (readonly [string, string])[] = [
    ["RT_FLOW: RT_FLOW_SESSION_CREATE: session created", "juniper:junos:firewall"],
    ["RT_UTM: WEBFILTER_URL_PERMITTED: WebFilter", "juniper:junos:firewall"],
    ["RT_IDS: RT_SCREEN_TCP: SYN flood", "juniper:junos:firewall"],
    ["RT_IDP: IDP_ATTACK_LOG_EVENT: IDP: at 1", "juniper:junos:idp"],
    ["RT_SYSTEM: RTLOG_CONN_ERROR: Connection error", "juniper:legacy"],
    ["mib2d[1]: SNMP_TRAP_LINK_UP: ifIndex 5", "juniper:junos:snmp"],
    ["mgd[1]: UI_COMMIT: User 'ops' requested 'commit'", "juniper:legacy"],
  ];
  for (const [line, type] of types) {
    assert.equal(read(`<14>Nov 21 09:30:00 r1 ${line}`)?.sourceType, type, line);
  }
});

test("other systems' daemons and tags are not Junos", () => {
  const lines = [
    "host1 sshd[1]: Failed password for root from 192.0.2.7",
    "host1 kernel: eth0: link up",
    "host1 app: SERVICE_START: unit=x",
    "host1 app: %DAEMON: text",
    "sw1 %SYS-5-CONFIG_I: Configured from console",
  ];
  for (const line of lines) assert.equal(read(`<14>Nov 21 09:30:00 ${line}`), undefined, line);
});
