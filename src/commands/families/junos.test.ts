import assert from "node:assert/strict";
import { test } from "node:test";
import { readCommand } from "../read.ts";

/** What was read besides the command itself. */
function told(line: string): object {
  const { command: _, ...read } = readCommand(line, { family: "junos" });
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
const activityOf = (line: string) => readCommand(line, { family: "junos" }).activity;

const package_ = "junos-install-mx-x86-64-21.4R3-S2.tgz";
const named = (path: string) => ({ imagePath: path, imageName: package_ });

test("packages are installed from storage or straight from a server, and how is told", () => {
  const started = { activity: "ImageInstallStarted" };
  assert.deepEqual(told(`request system software add /var/sw/${package_}`), {
    ...started,
    ...named(`/var/sw/${package_}`),
  });
  assert.deepEqual(
    told(`request system software add ftp://ops@203.0.113.9/${package_} no-validate reboot`),
    {
      ...started,
      ...named(`ftp://ops@203.0.113.9/${package_}`),
      transfer: { protocol: "ftp", host: "203.0.113.9", direction: "ToDevice" },
      reason: "without validation, reboots",
    },
  );
  assert.deepEqual(told(`run request vmhost software add /var/sw/${package_} unlink force`), {
    ...started,
    ...named(`/var/sw/${package_}`),
    reason: "forced, removes the package file",
  });
  assert.deepEqual(told(`request system software in-service-upgrade ${package_}`), {
    ...started,
    ...named(package_),
  });
  assert.deepEqual(told("request system software rollback"), {
    ...started,
    reason: "back to the former software",
  });
  assert.equal(activityOf(`request system software validate ${package_}`), "CommandExecuted");
  assert.equal(activityOf("request system software delete jpfe"), "ImageDeleted");
});

test("stops, restarts and erasures are told from each other", () => {
  assert.deepEqual(told("request system reboot at 2300"), {
    activity: "ReloadRequested",
    reason: "scheduled at 2300",
  });
  assert.deepEqual(told("request system halt in 10"), {
    activity: "ReloadRequested",
    reason: "halts, scheduled in 10",
  });
  assert.deepEqual(told("request vmhost power-off"), {
    activity: "ReloadRequested",
    reason: "powers off",
  });
  assert.equal(activityOf("clear system reboot"), "CommandExecuted");
  assert.deepEqual(told("request system zeroize media"), {
    activity: "ConfigChanged",
    reason: "erases configuration, keys and logs, and reboots",
  });
  assert.equal(activityOf("request system firmware upgrade re bios"), "BootloaderUpgraded");
  assert.equal(activityOf("request system snapshot"), "CommandExecuted");
  assert.equal(activityOf("request system storage cleanup"), "CommandExecuted");
});

test("files are copied, deleted and compared for what they are", () => {
  assert.deepEqual(told(`file copy scp://ops@203.0.113.9/${package_} /var/sw/`), {
    activity: "ImageCopied",
    transfer: { protocol: "scp", host: "203.0.113.9", direction: "ToDevice" },
    ...named(`scp://ops@203.0.113.9/${package_}`),
  });
  assert.deepEqual(told("file copy /config/juniper.conf.gz ftp://203.0.113.9/backup/"), {
    activity: "CommandExecuted",
    transfer: { protocol: "ftp", host: "203.0.113.9", direction: "FromDevice" },
  });
  assert.equal(activityOf(`file delete /var/sw/${package_}`), "ImageDeleted");
  assert.equal(activityOf("file delete /var/log/messages"), "LoggingChanged");
  assert.deepEqual(told(`file checksum md5 /var/sw/${package_}`), {
    activity: "CommandExecuted",
    ...named(`/var/sw/${package_}`),
  });
  assert.deepEqual(told("show configuration | save scp://ops@203.0.113.9/edge1"), {
    activity: "CommandExecuted",
    transfer: { protocol: "scp", host: "203.0.113.9", direction: "FromDevice" },
  });
});

const activities: readonly (readonly [string, string])[] = [
  ["start shell user root", "ShellEntered"],
  ["show version", "CommandExecuted"],
  ["clear log messages", "LoggingChanged"],
  ["restart event-processing gracefully", "LoggingChanged"],
  ["delete system syslog", "LoggingChanged"],
  ["deactivate system syslog host 192.0.2.20", "LoggingChanged"],
  ["set groups edge system syslog host 192.0.2.20 any none", "LoggingChanged"],
  ["top deactivate security log", "LoggingChanged"],
  ["set system login user bob class super-user", "AccountChanged"],
  ["set system root-authentication plain-text-password", "AccountChanged"],
  ["set event-options policy p events ui_commit", "ScheduledTaskChanged"],
  ["set interfaces ge-0/0/0 description syslog", "ConfigChanged"],
  ["set firewall family inet filter f term t then syslog", "ConfigChanged"],
  ["load override /var/sw/x.conf", "ConfigChanged"],
  ["load merge ftp://203.0.113.9/x.conf", "ConfigLoadedFromNetwork"],
  ["load set terminal", "ConfigChanged"],
  ["rollback 1", "ConfigChanged"],
  ["commit and-quit", "ConfigChanged"],
  ["commit check", "CommandExecuted"],
  ["edit system", "CommandExecuted"],
  ["set cli screen-length 0", "CommandExecuted"],
];

test("each other line is what it does", () => {
  for (const [line, activity] of activities) assert.equal(activityOf(line), activity, line);
});

test("words may be abbreviated where nothing else begins so", () => {
  const { command, activity } = readCommand("req sys soft add x.tgz", { family: "junos" });
  assert.equal(command, "request system software add x.tgz");
  assert.equal(activity, "ImageInstallStarted");
});
