// Messages of Comware (HPE, Aruba, H3C) that tell of boots and of logins. Commands are told elsewhere.

import type { Recogniser } from "./recogniser.ts";

type Row = Omit<Recogniser, "formats" | "vendor" | "channel" | "turnedOnBy">;

function comwareMessage(row: Row): Recogniser {
  return {
    formats: ["comware"],
    vendor: "HPE",
    channel: "Syslog",
    turnedOnBy: "info-center loghost HOST",
    ...row,
  };
}

export const comware: readonly Recogniser[] = [
  comwareMessage({
    message: "DEV/5/SYSTEM_REBOOT",
    keys: ["DEV/SYSTEM_REBOOT"],
    literals: ["/SYSTEM_REBOOT"],
    activities: ["ReloadRequested"],
    meaning: "The device goes down for a reboot that was asked for; who asked is not said.",
    grade: "observed",
    source: "H3C and HPE System Log Messages Reference, DEV; public console captures",
    example: "<189>Nov 14 02:49:05 2026 edge-sw2 %%10DEV/5/SYSTEM_REBOOT: System is rebooting now.",
    read: () => ({ activity: "ReloadRequested" }),
  }),
  comwareMessage({
    message: "DEV/5/BOARD_REBOOT",
    keys: ["DEV/BOARD_REBOOT"],
    literals: ["/BOARD_REBOOT"],
    activities: ["ReloadRequested"],
    meaning: "A member of the stack or a card goes down for a reboot.",
    grade: "expected",
    source: "H3C and HPE System Log Messages Reference, DEV",
    example:
      "<189>Nov 14 02:49:05 2026 edge-sw2 %%10DEV/5/BOARD_REBOOT: Board is rebooting on slot 2.",
    read: ({ text }) => ({
      activity: "ReloadRequested",
      reason: /\bon ((?:chassis \d+ )?slot \d+)/.exec(text)?.[1],
    }),
  }),
  comwareMessage({
    message: "SYSLOG/6/SYSLOG_RESTART",
    keys: ["SYSLOG/SYSLOG_RESTART"],
    literals: ["/SYSLOG_RESTART"],
    activities: ["Restarted"],
    meaning: "The device has booted; the text names the software where the release prints it.",
    grade: "expected",
    source: "H3C and HPE System Log Messages Reference, SYSLOG",
    example:
      "<190>Nov 14 02:56:02 2026 edge-sw2 %%10SYSLOG/6/SYSLOG_RESTART: System restarted -- HPE Comware Software, Version 7.1.070, Release 3109P05.",
    read: ({ text }) => ({
      activity: "Restarted",
      version: /\bVersion (\d[\w.]{1,40}(?:,? Release \w{1,20})?)/.exec(text)?.[1],
    }),
  }),
  comwareMessage({
    message: "SHELL/5/SHELL_LOGIN",
    keys: ["SHELL/SHELL_LOGIN", "SHELL/LOGIN"],
    literals: ["SHELL_LOGIN", "SHELL/"],
    activities: ["LoginSucceeded"],
    meaning: "Somebody logged in, at the console or from an address.",
    grade: "observed",
    source: "H3C and HPE System Log Messages Reference, SHELL; public captures",
    example:
      "<189>Nov 14 02:44:02 2026 edge-sw2 %%10SHELL/5/SHELL_LOGIN: ops logged in from 198.51.100.7.",
    read({ text }) {
      const match = /(\S{1,128}) logged in(?: from (\S{1,64}?))?\.?\s*$/.exec(text);
      if (match === null) return undefined;
      const [, name = "", origin = ""] = match;
      // Where the line asks for no name, the line's kind stands in its place.
      const actor = /^(?:console|tty|vty|aux)$/i.test(name) ? undefined : name;
      return { activity: "LoginSucceeded", actor, ...originOf(origin) };
    },
  }),
  comwareMessage({
    message: "SHELL/4/LOGINAUTHFAIL",
    keys: ["SHELL/LOGINAUTHFAIL"],
    literals: ["LOGINAUTHFAIL"],
    activities: ["LoginFailed"],
    meaning: "Somebody could not log in.",
    grade: "reported",
    source: "Splunk Connect for Syslog's tests of Comware",
    example:
      "<188>Nov 14 02:43:40 2026 edge-sw2 %%10SHELL/4/LOGINAUTHFAIL(t): Trap 1.3.6.1.4.1.25506.2.2.1.1.3.0.1: login failed of ops from 198.51.100.7",
    read: ({ text }) => ({
      activity: "LoginFailed",
      actorIP: /\bfrom (\d[\d.]{6,14}|[0-9A-Fa-f:]{3,45})\b/.exec(text)?.[1],
    }),
  }),
  comwareMessage({
    message: "LOGIN/5/LOGIN_FAILED",
    keys: ["LOGIN/LOGIN_FAILED", "SHELL/LOGIN_FAILED"],
    literals: ["/LOGIN_FAILED"],
    activities: ["LoginFailed"],
    meaning: "Somebody could not log in, and from where.",
    grade: "expected",
    source: "H3C and HPE System Log Messages Reference, LOGIN",
    example:
      "<189>Nov 14 02:43:40 2026 edge-sw2 %%10LOGIN/5/LOGIN_FAILED: ops failed to log in from 198.51.100.7.",
    read({ text }) {
      const match = /(\S{1,128}) failed to log in from (\S{1,64}?)\.?\s*$/.exec(text);
      const [, actor, origin = ""] = match ?? [];
      return { activity: "LoginFailed", actor, ...originOf(origin) };
    },
  }),
];

/** An address, or the line of the device that it is typed at. */
function originOf(origin: string): { actorIP?: string; terminal?: string } {
  if (origin === "") return {};
  return /^\d[\d.]+$|:/.test(origin) ? { actorIP: origin } : { terminal: origin };
}
