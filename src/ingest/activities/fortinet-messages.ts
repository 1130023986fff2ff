// The messages of FortiOS that tell of activities: numbers and names as the Log Message Reference has them.

import type { Activity } from "#schema";
import type { EvidenceGrade } from "./recogniser.ts";

export interface FortiosMessage {
  /** The six-digit number of the message reference. */
  readonly number: string;
  /** The reference's name of it. */
  readonly name: string;
  readonly activity: Activity;
  readonly reason?: string;
  readonly meaning: string;
  readonly grade: EvidenceGrade;
  /** The fields behind `subtype` in the example. */
  readonly sample: string;
}

const byOps = 'user="ops" ui="ssh(198.51.100.7)"';

export const fortiosMessages: readonly FortiosMessage[] = [
  {
    number: "032202",
    name: "LOG_ID_RESTORE_IMG",
    activity: "ImageInstallCompleted",
    meaning: "A firmware image was written: an upgrade or a downgrade.",
    grade: "documented",
    sample: `level="critical" vd="root" logdesc="Image restored" ${byOps} action="restore-image" msg="User ops restored the image from ssh(198.51.100.7)"`,
  },
  {
    number: "032234",
    name: "LOG_ID_RESTORE_IMG_INVALID_CC",
    activity: "IntegrityCheckFailed",
    reason: "invalid signature of the image",
    meaning: "An image without a valid Common Criteria signature was written.",
    grade: "documented",
    sample: `level="critical" vd="root" logdesc="Image with invalid CC signature restored" ${byOps} action="restore-image" msg="Image has an invalid CC signature"`,
  },
  {
    number: "032235",
    name: "LOG_ID_RESTORE_IMG_FORTIGUARD",
    activity: "ImageInstallCompleted",
    reason: "from FortiGuard",
    meaning: "An image from FortiGuard was written.",
    grade: "documented",
    sample: `level="notice" vd="root" logdesc="Image restored from FortiGuard" ${byOps} action="restore-image" msg="Image restored from FortiGuard"`,
  },
  {
    number: "032260",
    name: "LOG_ID_RESTORE_IMG_FORTIGUARD_NOTIF",
    activity: "ImageInstallStarted",
    reason: "announced by FortiGuard",
    meaning: "An upgrade from FortiGuard was announced for this device.",
    grade: "documented",
    sample: `level="notice" vd="root" logdesc="FortiGuard image restore notification" msg="Upgrade is scheduled"`,
  },
  {
    number: "032262",
    name: "LOG_ID_RESTORE_IMG_CONFIRM",
    activity: "ImageInstallStarted",
    reason: "confirmed by the user",
    meaning: "An administrator confirmed that the image be written.",
    grade: "documented",
    sample: `level="critical" vd="root" logdesc="Image restore confirmed" ${byOps} action="restore-image" msg="User ops confirmed the image"`,
  },
  {
    number: "032191",
    name: "LOG_ID_UPT_INVALID_IMG_CC",
    activity: "IntegrityCheckFailed",
    reason: "invalid signature of the image",
    meaning: "An image without a valid Common Criteria signature was loaded.",
    grade: "documented",
    sample: `level="critical" vd="root" logdesc="Image with invalid CC signature loaded" ${byOps} action="upload-image" msg="Image has an invalid CC signature"`,
  },
  {
    number: "032249",
    name: "LOG_ID_IMG_NOT_SIGNED",
    activity: "IntegrityCheckFailed",
    reason: "the image is not signed",
    meaning: "An image without a signature was met; the reference has the name alone.",
    grade: "documented",
    sample: `level="warning" vd="root" logdesc="Image not signed" user="ops" action="upload-image" msg="The image is not signed"`,
  },
  {
    number: "022906",
    name: "LOG_ID_SECURITY_LEVEL_CHANGE",
    activity: "ConfigChanged",
    reason: "hardware security level changed",
    meaning: "The level at which the BIOS demands signed images was changed (FortiOS 7.6).",
    grade: "documented",
    sample: `level="warning" vd="root" logdesc="Hardware security level is changed" ${byOps} msg="The security level is changed to 0"`,
  },
  {
    number: "032044",
    name: "LOG_ID_LOG_DELETE",
    activity: "LoggingChanged",
    reason: "log deleted",
    meaning: "An administrator deleted a log on the device.",
    grade: "documented",
    sample: `level="notice" vd="root" logdesc="Log deleted by user" ${byOps} action="delete" msg="User ops deleted the event log"`,
  },
  {
    number: "032138",
    name: "reboot",
    activity: "ReloadRequested",
    meaning: "An administrator asked for a reboot.",
    grade: "expected",
    sample: `level="critical" vd="root" logdesc="Device rebooted" ${byOps} action="reboot" msg="User ops rebooted the device from ssh(198.51.100.7)"`,
  },
  {
    number: "032200",
    name: "LOG_ID_SHUTDOWN",
    activity: "ReloadRequested",
    reason: "shutdown",
    meaning: "An administrator asked the device to shut down.",
    grade: "documented",
    sample: `level="critical" vd="root" logdesc="Device shutdown" ${byOps} action="shutdown" msg="User ops shut down the device from ssh(198.51.100.7)"`,
  },
  {
    number: "032545",
    name: "LOG_ID_SYS_RESTART",
    activity: "ReloadRequested",
    reason: "daily restart",
    meaning: "The reboot that is configured for each day has begun.",
    grade: "documented",
    sample: `level="critical" vd="root" logdesc="Scheduled daily reboot started" action="reboot" msg="The daily restart has begun"`,
  },
  {
    number: "032009",
    name: "LOG_ID_SYSTEM_START",
    activity: "Restarted",
    meaning: "The device has started; the CEF form names the firmware in its header.",
    grade: "documented",
    sample: `level="information" vd="root" logdesc="FortiGate started" msg="Fortigate started"`,
  },
  {
    number: "020232",
    name: "LOG_ID_SYS_SECURITY_LOAD_MODULE_VIOLATION",
    activity: "IntegrityCheckFailed",
    reason: "kernel, module or firmware load violation",
    meaning:
      "Something tried to load a kernel, a kernel module or a firmware that is not the vendor's.",
    grade: "documented",
    sample: `level="alert" vd="root" logdesc="Load violation" msg="Module /data/x.ko was refused"`,
  },
  {
    number: "020234",
    name: "LOG_ID_SYS_SECURITY_FILE_HASH_MISMATCH",
    activity: "IntegrityCheckFailed",
    reason: "hash of an executable differs",
    meaning: "The integrity check of an executable that runs or is loaded has failed.",
    grade: "documented",
    sample: `level="alert" vd="root" logdesc="File hash mismatch" msg="Hash of /bin/x differs"`,
  },
  {
    number: "041009",
    name: "LOG_ID_UPD_DB_SIGN_INVALID",
    activity: "IntegrityCheckFailed",
    reason: "signature of a database",
    meaning: "A signature database from an update is not signed as it should be.",
    grade: "documented",
    sample: `level="critical" vd="root" logdesc="FortiGate database signature invalid" msg="Signature of a database is invalid"`,
  },
  {
    number: "032252",
    name: "LOG_ID_FACTORY_RESET",
    activity: "ConfigChanged",
    reason: "factory reset",
    meaning: "The settings were put back to those of the factory.",
    grade: "documented",
    sample: `level="critical" vd="root" logdesc="Factory settings reset" ${byOps} action="factory-reset" msg="User ops reset the device"`,
  },
  {
    number: "032203",
    name: "LOG_ID_RESTORE_CONF",
    activity: "ConfigChanged",
    reason: "configuration restored",
    meaning: "A saved configuration took the place of the one in use.",
    grade: "documented",
    sample: `level="critical" vd="root" logdesc="Configuration restored" ${byOps} action="restore" msg="User ops restored the configuration"`,
  },
  {
    number: "032001",
    name: "LOG_ID_ADMIN_LOGIN_SUCC",
    activity: "LoginSucceeded",
    meaning: "An administrator logged in.",
    grade: "observed",
    sample: `level="information" vd="root" logdesc="Admin login successful" ${byOps} method="ssh" srcip=198.51.100.7 dstip=192.0.2.1 action="login" status="success" msg="Administrator ops logged in successfully from ssh(198.51.100.7)"`,
  },
  {
    number: "032002",
    name: "LOG_ID_ADMIN_LOGIN_FAIL",
    activity: "LoginFailed",
    meaning: "An administrator could not log in.",
    grade: "observed",
    sample: `level="alert" vd="root" logdesc="Admin login failed" ${byOps} method="ssh" srcip=198.51.100.7 dstip=192.0.2.1 action="login" status="failed" reason="passwd_invalid" msg="Administrator ops login failed from ssh(198.51.100.7) because of invalid password"`,
  },
];
