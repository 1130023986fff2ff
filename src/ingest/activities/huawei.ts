// Messages of Huawei's VRP that tell of patches, of saved and moved configuration, of accounts and of logins. Commands
// are told elsewhere. What VRP prints at a restart is not documented well enough to be read.

import type { ActivityFacts, Recogniser } from "./recogniser.ts";

type Row = Omit<Recogniser, "formats" | "vendor" | "channel" | "turnedOnBy" | "source"> & {
  readonly source?: string;
};

const logReference = "Huawei S series and CloudEngine Log Reference";

function vrpMessage(row: Row): Recogniser {
  return {
    formats: ["huawei"],
    vendor: "Huawei",
    channel: "Syslog",
    turnedOnBy: "info-center loghost HOST",
    source: logReference,
    ...row,
  };
}

export const huawei: readonly Recogniser[] = [
  vrpMessage({
    message: "SYSTEM/5/PATCH_UPDATE_STATE",
    keys: ["SYSTEM/PATCH_UPDATE_STATE"],
    literals: ["/PATCH_UPDATE_STATE"],
    activities: ["ImageInstallCompleted", "Other"],
    meaning:
      "A patch of the running software changed its state: running or active is installed, all else is Other.",
    grade: "documented",
    example:
      "<189>Nov 14 2026 02:50:12 edge-sw1 %%01SYSTEM/5/PATCH_UPDATE_STATE(l)[97]:The patch with slot 1, patch index 3, version V200R019SPH007 and type HP has updated to the state running.",
    read({ text }) {
      const version = /\bversion (\S{1,64}) and type/.exec(text)?.[1];
      const state = /\bto the state (\w{1,32})/.exec(text)?.[1];
      if (version === undefined || state === undefined) return undefined;
      const runs = /^(?:running|active)$/i.test(state);
      const activity = runs ? "ImageInstallCompleted" : "Other";
      return { activity, reason: `patch ${version} ${state}` };
    },
  }),
  vrpMessage({
    message: "SYSTEM/2/hwPatchInstallFail_active",
    keys: ["SYSTEM/hwPatchInstallFail_active"],
    literals: ["hwPatchInstallFail_active"],
    activities: ["ImageInstallFailed"],
    meaning: "A patch could not be installed, and why.",
    grade: "documented",
    example:
      "<186>Nov 14 2026 02:50:12 edge-sw1 %%01SYSTEM/2/hwPatchInstallFail_active(l)[98]:Patch operation failed.(SlotIndex=1, PatchIndex=3, PackageName=flash:/sph007.pat, PackageVersion=V200R019SPH007, FailReason=The patch version was incorrect)",
    read: ({ text }) => ({
      activity: "ImageInstallFailed",
      imagePath: pair(text, "PackageName"),
      reason: pair(text, "FailReason"),
    }),
  }),
  vrpMessage({
    message: "CFM/4/CFM_TRANS_FILE",
    keys: ["CFM/CFM_TRANS_FILE"],
    literals: ["/CFM_TRANS_FILE"],
    activities: ["ConfigLoadedFromNetwork", "Other"],
    meaning: "A configuration file came from a server, or went to one (Other).",
    grade: "documented",
    example:
      "<188>Nov 14 2026 02:46:30 edge-sw1 %%01CFM/4/CFM_TRANS_FILE(s)[99]:The configuration file was transferred through TFTP.(UserName=ops, OperateType=download, SrcFile=vrpcfg.zip, DstFile=vrpcfg.zip, DstHost=198.51.100.9, VPN=, ErrCode=0)",
    read: ({ text }) => transferOf(text),
  }),
  vrpMessage({
    message: "CFM/4/SAVE",
    keys: ["CFM/SAVE", "CFM/SAVE_FILE"],
    literals: ["CFM/"],
    activities: ["ConfigChanged"],
    meaning: "Somebody saved the configuration for the next start.",
    grade: "observed",
    example:
      "<188>Nov 14 2026 02:46:41 edge-sw1 %%01CFM/4/SAVE(s)[100]:The user chose Y when deciding whether to save the configuration to the device.",
    read: ({ text }) =>
      /\bchose N\b/.test(text)
        ? undefined
        : { activity: "ConfigChanged", reason: "startup configuration saved" },
  }),
  vrpMessage({
    message: "CFM/4/RST_CFG",
    keys: ["CFM/RST_CFG"],
    literals: ["/RST_CFG"],
    activities: ["ConfigChanged"],
    meaning: "Somebody cleared the saved configuration: the next start is one with defaults.",
    grade: "documented",
    example:
      "<188>Nov 14 2026 02:46:41 edge-sw1 %%01CFM/4/RST_CFG(s)[101]:The user chose Y when deciding whether to reset the saved configuration.",
    read: ({ text }) =>
      /\bchose N\b/.test(text)
        ? undefined
        : { activity: "ConfigChanged", reason: "startup configuration cleared" },
  }),
  vrpMessage({
    message: "AAA/6/LOCALACCOUNT_MODIFY",
    keys: ["AAA/LOCALACCOUNT_MODIFY", "AAA/LOCALACCOUNT_DELETE"],
    literals: ["/LOCALACCOUNT_"],
    activities: ["AccountChanged"],
    meaning: "The password of a local account was changed, or the account was deleted.",
    grade: "documented",
    example:
      "<190>Nov 14 2026 02:45:10 edge-sw1 %%01AAA/6/LOCALACCOUNT_MODIFY(s)[102]:Local account backup password has been modified.",
    read({ text }) {
      const match = /Local account (\S{1,128}) (?:password )?has been (modified|deleted)/.exec(
        text,
      );
      if (match === null) return undefined;
      const [, account, change] = match;
      return { activity: "AccountChanged", reason: `account ${account} ${change}` };
    },
  }),
  vrpMessage({
    message: "SHELL/5/LOGIN",
    keys: ["SHELL/LOGIN"],
    literals: ["SHELL/"],
    activities: ["LoginSucceeded"],
    meaning: "Somebody logged in.",
    grade: "documented",
    example:
      '<189>Nov 14 2026 02:44:02 edge-sw1 %%01SHELL/5/LOGIN(s)[103]:The user succeeded in logging in to VTY 0. (UserType=VTY, UserName=ops, AuthenticationMethod="AAA", Ip=198.51.100.7, VpnName=)',
    read({ text }) {
      const [, line, address] = olderLogin.exec(text) ?? [];
      if (line !== undefined) {
        return { activity: "LoginSucceeded", terminal: line, actorIP: address };
      }
      const terminal = /\blogging in to (\w+ ?\d*)/.exec(text)?.[1];
      return { activity: "LoginSucceeded", ...userOf(text), terminal };
    },
  }),
  vrpMessage({
    message: "SHELL/4/LOGINFAILED",
    keys: ["SHELL/LOGINFAILED", "SSH/SSH_FAIL"],
    literals: ["SHELL/", "/SSH_FAIL"],
    activities: ["LoginFailed"],
    meaning: "Somebody could not log in; SSH_FAIL is the same of SSH and says why.",
    grade: "documented",
    example:
      "<188>Nov 14 2026 02:43:40 edge-sw1 %%01SHELL/4/LOGINFAILED(s)[104]:Failed to login. (Ip=198.51.100.7, UserName=ops, Times=1, AccessType=SSH, VpnName=)",
    read: ({ text }) => ({
      activity: "LoginFailed",
      ...userOf(text),
      terminal: pair(text, "AccessType"),
      reason: pair(text, "FailedReason"),
    }),
  }),
];

/** VRP5: `VTY login from 198.51.100.7.`, `Console login from con0`. */
const olderLogin = /:\s*(\w{1,16}) login from (?:([0-9A-Fa-f.:]{3,45}?)\.?|\S{1,32})\s*$/;

/** `(Name=value, Name="value")`, names as VRP writes them; undefined where the value is empty. */
function pair(text: string, name: string): string | undefined {
  const start = text.indexOf(`${name}=`);
  if (start <= 0 || !/[(\s,]/.test(text.charAt(start - 1))) return undefined;
  const rest = text.slice(start + name.length + 1);
  const value = /^"([^"]{0,256})"|^([^,)]{0,256})/.exec(rest);
  const written = (value?.[1] ?? value?.[2] ?? "").trim();
  return written === "" ? undefined : written;
}

/** `**` stands for a user who was never named. */
function userOf(text: string): Partial<ActivityFacts> {
  const actor = pair(text, "UserName") ?? pair(text, "User");
  return {
    actor: actor === "**" ? undefined : actor,
    actorIP: pair(text, "Ip") ?? pair(text, "IP"),
  };
}

function transferOf(text: string): ActivityFacts | undefined {
  const kind = pair(text, "OperateType");
  if (kind === undefined) return undefined;
  const loads = kind === "download";
  return {
    activity: loads ? "ConfigLoadedFromNetwork" : "Other",
    actor: pair(text, "UserName"),
    transferProtocol: /\btransferred through (\w{3,5})/.exec(text)?.[1]?.toLowerCase(),
    transferHost: pair(text, "DstHost"),
    transferDirection: loads ? "ToDevice" : "FromDevice",
    reason: loads ? undefined : "configuration file sent to a server",
  };
}
