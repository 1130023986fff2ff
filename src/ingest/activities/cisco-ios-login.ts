// Messages of Cisco IOS, IOS-XE and AireOS that tell who logged in, failed to, left, or changed privilege.

import type { Activity } from "#schema";
import { isIpAddress } from "../addresses.ts";
import { giverOf, unlessEmpty } from "./cisco-giver.ts";
import { behindPlace } from "./cisco-text.ts";
import type { ActivityFacts, Recogniser } from "./recogniser.ts";

const ios = { formats: ["cisco-ios"], vendor: "Cisco", channel: "Syslog" } as const;
const guide = "Cisco IOS Login Enhancements; log captures";

export const ciscoIosLogin: readonly Recogniser[] = [
  {
    ...ios,
    message: "%SEC_LOGIN-5-LOGIN_SUCCESS",
    keys: ["SEC_LOGIN-LOGIN_SUCCESS"],
    literals: ["-LOGIN_SUCCESS"],
    activities: ["LoginSucceeded"],
    meaning: "Somebody logged in, with the address and the local port.",
    turnedOnBy: "login on-success log",
    grade: "observed",
    source: guide,
    example:
      "<189>20: edge1: 000020: Nov 14 2026 02:44:10.000 UTC: %SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: ops] [Source: 198.51.100.7] [localport: 22] at 02:44:10 UTC Sat Nov 14 2026",
    read: ({ text }) => bracketed("LoginSucceeded", text),
  },
  {
    ...ios,
    message: "%SEC_LOGIN-4-LOGIN_FAILED",
    keys: ["SEC_LOGIN-LOGIN_FAILED"],
    literals: ["-LOGIN_FAILED"],
    activities: ["LoginFailed"],
    meaning: "Somebody failed to log in, with the reason.",
    turnedOnBy: "login on-failure log",
    grade: "observed",
    source: guide,
    example:
      "<188>21: edge1: 000021: Nov 14 2026 02:43:50.000 UTC: %SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: root] [Source: 198.51.100.7] [localport: 22] [Reason: Login Authentication Failed] at 02:43:50 UTC Sat Nov 14 2026",
    read: ({ text }) => bracketed("LoginFailed", text),
  },
  {
    ...ios,
    message: "%SEC_LOGIN-5-WEBLOGIN_SUCCESS",
    channel: "WebUI",
    keys: ["SEC_LOGIN-WEBLOGIN_SUCCESS"],
    literals: ["-WEBLOGIN_SUCCESS"],
    activities: ["LoginSucceeded"],
    meaning: "Somebody logged in to the web interface.",
    turnedOnBy: "ip http server or ip http secure-server, and login on-success log",
    grade: "reported",
    source: "Sigma rule on CVE-2023-20198; a published parser of IOS messages",
    example:
      "<189>22: edge1: 000022: Nov 14 2026 02:43:55.000 UTC: %SEC_LOGIN-5-WEBLOGIN_SUCCESS: Login Success [user: ops] [Source: 198.51.100.7] at 02:43:55 UTC Sat Nov 14 2026",
    read: ({ text }) => bracketed("LoginSucceeded", text),
  },
  {
    ...ios,
    message: "%SEC_LOGIN-4-WEBUI_LOGIN_FAILED",
    channel: "WebUI",
    keys: ["SEC_LOGIN-WEBUI_LOGIN_FAILED", "SEC_LOGIN-WEBLOGIN_FAILED"],
    literals: ["-WEBUI_LOGIN_FAILED", "-WEBLOGIN_FAILED"],
    activities: ["LoginFailed"],
    meaning: "Somebody failed to log in to the web interface.",
    turnedOnBy: "ip http server or ip http secure-server, and login on-failure log",
    grade: "reported",
    source: "a published parser of IOS messages",
    example:
      "<188>23: edge1: 000023: Nov 14 2026 02:43:52.000 UTC: %SEC_LOGIN-4-WEBUI_LOGIN_FAILED: Login failed [user: ops] [Source: 198.51.100.7] [Reason: Login Authentication Failed] at 02:43:52 UTC Sat Nov 14 2026",
    read: ({ text }) => bracketed("LoginFailed", text),
  },
  {
    ...ios,
    message: "%SYS-6-LOGOUT",
    keys: ["SYS-LOGOUT"],
    literals: ["-LOGOUT"],
    activities: ["Other"],
    meaning: "A session ended.",
    turnedOnBy: "always, since 15.x",
    grade: "observed",
    source: "log captures",
    example:
      "<190>24: edge1: 000024: Nov 14 2026 02:58:26.494 UTC: %SYS-6-LOGOUT: User ops has exited tty session 1(198.51.100.7)",
    read({ text }) {
      const told = /^User (\S{0,128}) ?has exited (tty session \d{1,5})\(([^()]{0,64})\)/.exec(
        text,
      );
      if (told === null) return undefined;
      const [, actor = "", terminal, from = ""] = told;
      const actorIP = isIpAddress(from) ? from : undefined;
      return { activity: "Other", actor: unlessEmpty(actor), actorIP, terminal, reason: "logout" };
    },
  },
  {
    ...ios,
    message: "%SYS-5-PRIV_AUTH_PASS",
    keys: ["SYS-PRIV_AUTH_PASS"],
    literals: ["-PRIV_AUTH_PASS"],
    activities: ["PrivilegeChanged"],
    meaning: "Somebody entered a privilege level (enable), which the reason names.",
    turnedOnBy: "logging userinfo",
    grade: "observed",
    source: "Cisco IOS command reference, logging userinfo",
    example:
      "<189>25: edge1: 000025: Nov 14 2026 02:44:20.000 UTC: %SYS-5-PRIV_AUTH_PASS: Privilege level set to 15 by ops on vty0 (198.51.100.7)",
    read: ({ text }) => privilege("PrivilegeChanged", text),
  },
  {
    ...ios,
    message: "%SYS-5-PRIV_AUTH_FAIL",
    keys: ["SYS-PRIV_AUTH_FAIL"],
    literals: ["-PRIV_AUTH_FAIL"],
    activities: ["LoginFailed"],
    meaning: "Somebody failed to enter a privilege level, which the reason names.",
    turnedOnBy: "logging userinfo",
    grade: "observed",
    source: "Cisco IOS command reference, logging userinfo",
    example:
      "<189>26: edge1: 000026: Nov 14 2026 02:44:15.000 UTC: %SYS-5-PRIV_AUTH_FAIL: Authentication to privilege level 15 failed by ops on vty0 (198.51.100.7)",
    read: ({ text }) => privilege("LoginFailed", text),
  },
  {
    ...ios,
    message: "%SSH-5-SSH2_USERAUTH",
    keys: ["SSH-SSH2_USERAUTH", "SSH-SSH_USERAUTH"],
    literals: ["-SSH2_USERAUTH", "-SSH_USERAUTH"],
    activities: ["LoginSucceeded", "LoginFailed"],
    meaning: "Authentication over SSH succeeded or failed.",
    turnedOnBy: "ip ssh logging events",
    grade: "observed",
    source: "Cisco IOS command reference, ip ssh logging events",
    example:
      "<189>27: edge1: 000027: Nov 14 2026 02:44:09.691 UTC: %SSH-5-SSH2_USERAUTH: User 'ops' authentication for SSH2 Session from 198.51.100.7 (tty = 0) using crypto cipher 'aes256-ctr', hmac 'hmac-sha1' Succeeded",
    read({ text }) {
      const told =
        /^User '([^']{0,128})' authentication for SSH\d? Session from (\S{1,64}) \((tty = \d{1,5})\)/.exec(
          text,
        );
      const ending = /\b(Succeeded|Failed)\s*$/.exec(text.slice(-16))?.[1];
      if (told === null || ending === undefined) return undefined;
      const [, actor = "", from = "", terminal] = told;
      return {
        activity: ending === "Succeeded" ? "LoginSucceeded" : "LoginFailed",
        actor: unlessEmpty(actor),
        actorIP: isIpAddress(from) ? from : undefined,
        terminal,
      };
    },
  },
  {
    ...ios,
    message: "%DMI-5-AUTH_PASSED",
    channel: "Api",
    keys: ["DMI-AUTH_PASSED"],
    literals: ["-AUTH_PASSED"],
    activities: ["LoginSucceeded"],
    meaning: "Somebody logged in for NETCONF or RESTCONF; the reason names which.",
    turnedOnBy: "netconf-yang or restconf",
    grade: "observed",
    source: "console captures",
    example:
      "<189>28: edge1: 000028: Nov 14 2026 02:44:11.860 UTC: %DMI-5-AUTH_PASSED: R0/0: dmiauthd: User 'ops' authenticated successfully from 198.51.100.7:51512 and was authorized for netconf over ssh. External groups: PRIV15",
    read({ text }) {
      const told =
        /^User '([^']{0,128})' authenticated successfully from (\S{1,64}):\d{1,5} .{0,40}?\bfor (\w{1,20} over \w{1,20})/.exec(
          behindPlace(text),
        );
      if (told === null) return undefined;
      const [, actor, from = "", reason] = told;
      const address = from.replace(/^\[|\]$/g, "");
      const actorIP = isIpAddress(address) ? address : undefined;
      return { activity: "LoginSucceeded", actor, actorIP, reason };
    },
  },
  {
    ...ios,
    message: "%AAA-5-AAA_AUTH_ADMIN_USER",
    keys: ["AAA-AAA_AUTH_ADMIN_USER"],
    literals: ["AAA_AUTH_ADMIN_USER"],
    activities: ["LoginSucceeded", "LoginFailed"],
    meaning: "Somebody logged in to a wireless controller as an administrator, or failed to.",
    turnedOnBy: "always",
    grade: "observed",
    source: "Cisco Wireless LAN Controller System Message Guide; log captures",
    example:
      "<133>wlc1: *emWeb: Nov 14 09:47:44.436: %AAA-5-AAA_AUTH_ADMIN_USER: aaa.c:3334 Authentication succeeded for admin user 'ops' on 198.51.100.7",
    read({ text }) {
      const told =
        /\bAuthentication (succeeded|failed) for admin user '([^']{0,128})' on (\S{1,64})/.exec(
          text,
        );
      if (told === null) return undefined;
      const [, how, actor = "", from = ""] = told;
      return {
        activity: how === "succeeded" ? "LoginSucceeded" : "LoginFailed",
        actor: unlessEmpty(actor),
        actorIP: isIpAddress(from) ? from : undefined,
      };
    },
  },
];

function bracketed(activity: Activity, text: string): ActivityFacts | undefined {
  const user = /\[user: ?([^\]]{0,128})\]/.exec(text)?.[1];
  if (user === undefined) return undefined;
  const from = /\[Source: ?([^\]]{0,64})\]/.exec(text)?.[1]?.trim() ?? "";
  return {
    activity,
    actor: unlessEmpty(user),
    // 0.0.0.0 stands for the console.
    actorIP: isIpAddress(from) && from !== "0.0.0.0" ? from : undefined,
    reason: /\[Reason: ?([^\]]{1,256})\]/.exec(text)?.[1],
  };
}

function privilege(activity: Activity, text: string): ActivityFacts | undefined {
  const told = /^(?:Privilege level set to|Authentication to privilege level) (\d{1,2})\b/.exec(
    text,
  );
  if (told === null) return undefined;
  const by = text.indexOf(" by ");
  const giver = by < 0 ? {} : giverOf(text.slice(by + 4));
  return { activity, ...giver, reason: `level ${told[1]}` };
}
