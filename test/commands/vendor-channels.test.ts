// Commands as other vendors' devices tell them: whole rows, and the records beside them that tell of none.

import assert from "node:assert/strict";
import { test } from "node:test";
import { activityRowsOf, type Case } from "./activity-rows.ts";

const onArista = { Device: "leaf1", Vendor: "Arista Networks", Product: "EOS" };
const onJunos = { Device: "r1", Vendor: "Juniper Networks", Product: "Junos", Actor: "ops" };
const junosHead = "Nov 14 02:44:10 r1 mgd[22688]:";
const package_ = "/var/sw/junos-install-mx-x86-64-21.4R3-S2.tgz";
const installed = {
  Activity: "ImageInstallStarted",
  Command: `request system software add ${package_} no-validate`,
  ImagePath: package_,
  ImageName: "junos-install-mx-x86-64-21.4R3-S2.tgz",
  Reason: "without validation",
};

const aristaAndJunos: readonly Case[] = [
  {
    name: "Arista, through gNMI, where line and address are unknown",
    frame:
      "<166>Nov 14 02:44:10 leaf1 Aaa: %ACCOUNTING-6-CMD: ops unknown unknown stop task_id=34 start_time=1794624250.48 timezone=UTC service=shell priv-lvl=15 cmd=show version <cr>",
    row: {
      ...onArista,
      Activity: "CommandExecuted",
      Channel: "CommandAccounting",
      Actor: "ops",
      Command: "show version",
      CommandRaw: "show version",
      Mnemonic: "ACCOUNTING-6-CMD",
      Severity: "info",
    },
  },
  {
    name: "Arista, a configuration session that came into force",
    frame:
      "<165>Nov 14 02:46:30 leaf1 ConfigAgent: %SYS-5-CONFIG_SESSION_COMMIT_SUCCESS: User ops committed configuration session s1152 successfully on GNMI (198.51.100.7:57388)",
    row: {
      ...onArista,
      Activity: "ConfigChanged",
      Channel: "ConfigLog",
      Actor: "ops",
      ActorIP: "198.51.100.7",
      Terminal: "GNMI",
      Reason: "session s1152",
      Mnemonic: "SYS-5-CONFIG_SESSION_COMMIT_SUCCESS",
      Severity: "notice",
    },
  },
  {
    name: "Arista, a configuration session that was aborted",
    frame:
      "<165>Nov 14 02:46:30 leaf1 ConfigAgent: %SYS-5-CONFIG_SESSION_ABORTED: User ops aborted configuration session s1152 on TerminAttr (localhost)",
  },
  {
    name: "a session of Arista",
    frame:
      "<166>Nov 14 02:44:10 leaf1 Aaa: %ACCOUNTING-6-EXEC: ops vty3 198.51.100.7 start task_id=16 timezone=UTC service=shell",
  },
  {
    name: "Junos, typed",
    frame: `<189>${junosHead} UI_CMDLINE_READ_LINE_EVENT: User 'ops', command 'request system software add ${package_} no-validate '`,
    row: {
      ...onJunos,
      ...installed,
      Channel: "CommandAccounting",
      CommandRaw: `request system software add ${package_} no-validate`,
      Mnemonic: "UI_CMDLINE_READ_LINE_EVENT",
      Severity: "notice",
    },
  },
  {
    name: "Junos, called by NETCONF: the command that does the same",
    frame: `<190>${junosHead} UI_NETCONF_CMD: User 'ops' used NETCONF client to run command 'request-package-add package-name="${package_}" no-validate'`,
    row: {
      ...onJunos,
      ...installed,
      Channel: "Api",
      CommandRaw: `request-package-add package-name="${package_}" no-validate`,
      Mnemonic: "UI_NETCONF_CMD",
      Severity: "info",
    },
  },
  {
    name: "Junos, structured audit of a statement",
    frame: `<182>1 2026-11-14T02:45:50.123Z r1 mgd 22688 UI_CFG_AUDIT_OTHER [junos@2636.1.1.1.2.116 username="ops" action="deactivate" pathname="[system syslog host 192.0.2.20\\]" delimiter="" value=""]`,
    row: {
      ...onJunos,
      Activity: "LoggingChanged",
      Channel: "ConfigLog",
      Command: "deactivate system syslog host 192.0.2.20",
      CommandRaw: "[system syslog host 192.0.2.20]",
      Reason: "deactivated",
      Mnemonic: "UI_CFG_AUDIT_OTHER",
      Severity: "info",
    },
  },
  {
    name: "Junos, audit of a value",
    frame: `<189>${junosHead} UI_CFG_AUDIT_SET: User 'ops' set: [system host-name] "r0 -> "r1"`,
    row: {
      ...onJunos,
      Activity: "ConfigChanged",
      Channel: "ConfigLog",
      Command: "set system host-name r1",
      CommandRaw: `set: [system host-name] "r0 -> "r1"`,
      Mnemonic: "UI_CFG_AUDIT_SET",
      Severity: "notice",
    },
  },
  {
    name: "Junos, a shell started for somebody",
    frame: `<190>${junosHead} UI_CHILD_START: Starting child '/bin/csh'`,
    row: {
      Device: "r1",
      Vendor: "Juniper Networks",
      Product: "Junos",
      Activity: "ShellEntered",
      Channel: "CommandAccounting",
      Command: "/bin/csh",
      CommandRaw: "/bin/csh",
      Reason: "started by the user interface",
      Mnemonic: "UI_CHILD_START",
      Severity: "info",
    },
  },
  {
    name: "Junos, the end of a commit names nobody and no command",
    frame: `<189>${junosHead} UI_COMMIT_COMPLETED: commit complete`,
  },
];

const onFortigate = {
  Device: "fg1",
  Vendor: "Fortinet",
  Product: "Fortigate",
  Channel: "ConfigLog",
  Actor: "ops",
};
const fortigate = (rest: string) =>
  `<189>date=2026-11-14 time=02:45:58 devname="fg1" devid="FGT0000000000001" logid="0100044547" type="event" subtype="system" level="information" vd="root" user="ops" ${rest}`;
const onPanos = { Device: "pa1", Vendor: "Palo Alto Networks", Product: "PAN-OS", Actor: "ops" };

const firewalls: readonly Case[] = [
  {
    name: "FortiOS, two attributes of an object",
    frame: fortigate(
      'ui="GUI(198.51.100.7)" action="Add" cfgpath="system.admin" cfgobj="bob" cfgattr="accprofile[super_admin]vdom[root]" msg="Add system.admin bob"',
    ),
    row: {
      ...onFortigate,
      Activity: "AccountChanged",
      ActorIP: "198.51.100.7",
      Terminal: "GUI",
      Command: "config system admin edit bob set accprofile super_admin set vdom root",
      CommandRaw: "accprofile[super_admin]vdom[root]",
      Mnemonic: "0100044547",
      Severity: "notice",
    },
  },
  {
    name: "FortiOS, an object that was deleted",
    frame: fortigate('ui="console" action="Delete" cfgpath="log.syslogd2.filter" cfgobj="3"'),
    row: {
      ...onFortigate,
      Activity: "LoggingChanged",
      Terminal: "console",
      Command: "config log syslogd2 filter delete 3",
      CommandRaw: "log.syslogd2.filter",
      Reason: "removed",
      Mnemonic: "0100044547",
      Severity: "notice",
    },
  },
  {
    name: "PAN-OS, an operational command of the web interface, which failed",
    frame:
      "<14>Nov 14 02:44:11 pa1 007200001234,2026/11/14 02:44:11,audit,2561,gui-op,ops,<request><restart><system></system></restart></request>,failure",
    row: {
      ...onPanos,
      Activity: "ReloadRequested",
      Channel: "WebUI",
      Command: "request restart system",
      CommandRaw: "<request><restart><system></system></restart></request>",
      Reason: "failed",
      Mnemonic: "gui-op",
      Severity: "info",
    },
  },
  {
    name: "PAN-OS, a page of the web interface is no command",
    frame:
      "<14>Nov 14 02:44:11 pa1 007200001234,2026/11/14 02:44:11,audit,2561,gui,ops,dashboard,success",
  },
  {
    name: "PAN-OS, a change by path, in CEF",
    frame:
      "<14>Nov 14 02:45:59 pa1 CEF:0|Palo Alto Networks|PAN-OS|10.1.6|Unauthorized|CONFIG|1|rt=Nov 14 2026 02:45:59 GMT deviceExternalId=007200001234 shost=198.51.100.7 cs3Label=Virtual System cs3= act=set duser=ops destinationServiceName=Web msg=/config/mgt-config/users/entry[@name\\='bob'] externalId=8812 dvchost=pa1",
    row: {
      ...onPanos,
      Activity: "AccountChanged",
      Channel: "WebUI",
      ActorIP: "198.51.100.7",
      Terminal: "Web",
      Command: "set mgt-config users bob",
      CommandRaw: "/config/mgt-config/users/entry[@name='bob']",
      Reason: "failed",
      Mnemonic: "Unauthorized",
      Severity: "info",
    },
  },
  {
    name: "PAN-OS, a change by path",
    frame:
      "<14>Nov 14 02:45:59 pa1 1,2026/11/14 02:45:59,007200001234,CONFIG,0,2561,2026/11/14 02:45:58,198.51.100.7,,delete,ops,CLI,Succeeded,/config/shared/log-settings/syslog/entry[@name='main'],8812,0x0,0,0,0,0,,pa1",
    row: {
      ...onPanos,
      Activity: "LoggingChanged",
      Channel: "ConfigLog",
      ActorIP: "198.51.100.7",
      Terminal: "CLI",
      Command: "delete shared log-settings syslog main",
      CommandRaw: "/config/shared/log-settings/syslog/entry[@name='main']",
      Reason: "removed",
      Mnemonic: "CONFIG",
      Severity: "info",
    },
  },
];

const onVrp = { Device: "sw1", Vendor: "Huawei", Product: "VRP", Channel: "CommandAccounting" };
const onComware = { Device: "sw2", Vendor: "HPE", Product: "Comware" };
const onBigip = { Device: "lb1", Vendor: "F5", Product: "BIG-IP", Actor: "ops" };

const switchesAndBalancers: readonly Case[] = [
  {
    name: "Huawei, with a result",
    frame:
      '<189>Nov 14 02:44:10 sw1 %%01SHELL/5/CMDRECORD[l](324):Record command information. (Task=vt0, Ip=198.51.100.7, User=ops, Command="reboot", Result=Failed)',
    row: {
      ...onVrp,
      Activity: "ReloadRequested",
      Actor: "ops",
      ActorIP: "198.51.100.7",
      Terminal: "vt0",
      Command: "reboot",
      CommandRaw: "reboot",
      Reason: "failed",
      Mnemonic: "SHELL/5/CMDRECORD",
      Severity: "notice",
    },
  },
  {
    name: "Huawei, at the console, where address and user are masked",
    frame:
      '<189>Nov 14 2026 02:44:10 sw1 %%01SHELL/5/CMDRECORD(l)[125]:Record command information. (Task=CO0, Ip=**, User=**, Command="undo debugging all")',
    row: {
      ...onVrp,
      Activity: "CommandExecuted",
      Terminal: "CO0",
      Command: "undo debugging all",
      CommandRaw: "undo debugging all",
      Mnemonic: "SHELL/5/CMDRECORD",
      Severity: "notice",
    },
  },
  {
    name: "Comware, at its console port",
    frame:
      "<190>Nov 14 02:44:10 2026 sw2 %%10SHELL/6/SHELL_CMD: -Line=aux0-IPAddr=**-User=**; Command is bootrom update file flash:/boot.btm slot 1",
    row: {
      ...onComware,
      Activity: "BootloaderUpgraded",
      Channel: "CommandAccounting",
      Terminal: "aux0",
      Command: "bootrom update file flash:/boot.btm slot 1",
      CommandRaw: "bootrom update file flash:/boot.btm slot 1",
      ImageName: "boot.btm",
      ImagePath: "flash:/boot.btm",
      Mnemonic: "SHELL/6/SHELL_CMD",
      Severity: "info",
    },
  },
  {
    name: "Comware, a startup configuration from a server",
    frame:
      "<189>Nov 14 02:46:10 2026 sw2 %%10CFGMAN/5/CFGMAN_OPTCOMPLETION: -OperateType=[net2startup]-OperateTime=[400]-OperateState=[success]-OperateEndTime=[792287392]; Operation completed.",
    row: {
      ...onComware,
      Activity: "ConfigLoadedFromNetwork",
      Channel: "ConfigLog",
      TransferDirection: "ToDevice",
      Reason: "net2startup",
      Mnemonic: "CFGMAN/5/CFGMAN_OPTCOMPLETION",
      Severity: "notice",
    },
  },
  {
    name: "Comware, a backup",
    frame:
      "<189>Nov 14 02:46:10 2026 sw2 %%10CFGMAN/5/CFGMAN_OPTCOMPLETION: -OperateType=running2net-OperateTime=400-OperateState=success-OperateEndTime=792287392; Operation completed.",
  },
  {
    name: "F5, a command that failed",
    frame:
      "<133>Nov 14 02:44:10 lb1 tmsh[16322]: 01420002:5: AUDIT - pid=16322 user=ops folder=/ module=(tmos)# status=[Syntax Error: unexpected argument] cmd_data=run util bash -c id",
    row: {
      ...onBigip,
      Activity: "ShellEntered",
      Channel: "CommandAccounting",
      Command: "run util bash -c id",
      CommandRaw: "run util bash -c id",
      Reason: "failed",
      Mnemonic: "01420002",
      Severity: "notice",
    },
  },
  {
    name: "F5, a change through the web interface",
    frame:
      '<133>Nov 14 02:45:58 lb1 mcpd[6234]: 01070417:5: AUDIT - client tmui, user ops - transaction #741-2 - object 0 - modify { db_variable { db_variable_name "liveinstall.checksig" db_variable_value "disable" } } [Status=Command OK]',
    row: {
      ...onBigip,
      Activity: "ConfigChanged",
      Channel: "WebUI",
      Command:
        'modify { db_variable { db_variable_name "liveinstall.checksig" db_variable_value "disable" } }',
      CommandRaw:
        'modify { db_variable { db_variable_name "liveinstall.checksig" db_variable_value "disable" } }',
      Reason: "images are not checked for their signature",
      Mnemonic: "01070417",
      Severity: "notice",
    },
  },
];

const channels: Readonly<Record<string, readonly Case[]>> = {
  "Arista and Junos": aristaAndJunos,
  "FortiOS and PAN-OS": firewalls,
  "Huawei, Comware and F5": switchesAndBalancers,
};

for (const [sender, cases] of Object.entries(channels)) {
  for (const { name, frame, row } of cases) {
    test(`${sender}: ${name}`, () => {
      assert.deepEqual(activityRowsOf(frame), row === undefined ? [] : [row]);
    });
  }
}
