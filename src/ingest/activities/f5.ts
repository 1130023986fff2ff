// Messages of F5 BIG-IP that tell of boots and of logins. Commands of tmsh and of the web interface are told elsewhere.

import type { Recogniser } from "./recogniser.ts";

export const f5: readonly Recogniser[] = [
  {
    message: "boot_marker",
    formats: ["f5"],
    keys: ["boot_marker"],
    literals: ["boot_marker"],
    vendor: "F5",
    channel: "Syslog",
    activities: ["Restarted"],
    meaning: "The system has booted: from which volume, with which version and build.",
    turnedOnBy: "always",
    grade: "expected",
    source: "The line that BIG-IP writes into its logs at each boot",
    example:
      "<133>Nov 14 02:55:40 edge-lb notice boot_marker : ---===[ HD1.2 - BIG-IP 16.1.2.2 Build 0.0.28 ]===---",
    read({ reading }) {
      const { version, volume } = reading.fields ?? {};
      return { activity: "Restarted", version, reason: `volume ${volume}` };
    },
  },
  {
    message: "01070417 pam_audit",
    formats: ["f5"],
    keys: ["01070417"],
    literals: ["(pam_audit)"],
    vendor: "F5",
    channel: "Syslog",
    activities: ["LoginSucceeded", "LoginFailed"],
    meaning:
      "Somebody logged in over the web, SSH or at the console, or could not; the end of a session is no activity.",
    turnedOnBy: "always",
    grade: "observed",
    source: "F5 BIG-IP log message guide; public captures of audit records",
    example:
      '<134>Nov 14 02:44:02 edge-lb info sshd(pam_audit)[13810]: 01070417:6: AUDIT - user ops - RAW: sshd(pam_audit): user=ops(ops) partition=[All] level=Administrator tty=ssh host=198.51.100.7 attempts=1 start="Sat Nov 14 02:44:02 2026".',
    read({ text }) {
      if (!text.includes("(pam_audit)")) return undefined;
      const actor = /\buser=([^\s(]{1,128})/i.exec(text)?.[1];
      const actorIP = /\bhost=([0-9A-Fa-f.:]{3,45})/.exec(text)?.[1];
      const tty = /\btty=([^\s(]{1,64})/.exec(text)?.[1];
      const who = { actor, actorIP, terminal: tty ?? /\b(\w{1,32})\(pam_audit\)/.exec(text)?.[1] };
      if (/\bfailed to login\b/.test(text)) return { activity: "LoginFailed", ...who };
      if (/\bend="/.test(text)) return undefined;
      return /\bstart="/.test(text) ? { activity: "LoginSucceeded", ...who } : undefined;
    },
  },
];
