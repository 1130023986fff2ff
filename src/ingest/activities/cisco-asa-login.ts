// Messages of Cisco ASA, FTD, PIX and FWSM about accounts, privileges and logins.

import type { Activity } from "#schema";
import { isIpAddress } from "../addresses.ts";
import { fromWhere, informational, notifications, numbered } from "./cisco-asa-numbered.ts";
import { unlessEmpty } from "./cisco-giver.ts";
import type { ActivityFacts, Heard, Recogniser } from "./recogniser.ts";

export const ciscoAsaLogin: readonly Recogniser[] = [
  account({
    number: "502101",
    text: "New user added to local dbase: Uname: svc Priv: 15 Encpass: x",
  }),
  account({
    number: "502102",
    text: "User deleted from local dbase: Uname: svc Priv: 15 Encpass: x",
  }),
  numbered({
    number: "502103",
    severity: 5,
    activities: ["PrivilegeChanged"],
    meaning: "Somebody's privilege level changed, as by enable.",
    turnedOnBy: notifications,
    grade: "observed",
    text: "User priv level changed: Uname: ops From: 1 To: 15",
    read({ text }) {
      const told = /^User priv level changed: Uname: (\S{1,128}) From: (\d{1,2}) To: (\d{1,2})/;
      const match = told.exec(text);
      if (match === null) return undefined;
      const [, actor, from, to] = match;
      return { activity: "PrivilegeChanged", actor, reason: `level ${from} to ${to}` };
    },
  }),
  login("605005", "LoginSucceeded", "WebUI"),
  login("605005", "LoginSucceeded", "Syslog"),
  login("605004", "LoginFailed", "WebUI"),
  login("605004", "LoginFailed", "Syslog"),
  numbered({
    number: "611101",
    severity: 6,
    activities: ["LoginSucceeded"],
    meaning: "A user was authenticated. Remote access clients stand here too.",
    turnedOnBy: informational,
    grade: "observed",
    text: "User authentication succeeded: IP address: 198.51.100.7, Uname: ops",
    read: ({ text }) => authentication("LoginSucceeded", text),
  }),
  numbered({
    number: "611102",
    severity: 6,
    activities: ["LoginFailed"],
    meaning: "A user was not authenticated. Remote access clients stand here too.",
    turnedOnBy: informational,
    grade: "observed",
    text: "User authentication failed: IP address: 198.51.100.7, Uname: ops",
    read: ({ text }) => authentication("LoginFailed", text),
  }),
  numbered({
    number: "308001",
    severity: 6,
    activities: ["LoginFailed"],
    meaning: "The enable password was wrong several times.",
    turnedOnBy: informational,
    grade: "documented",
    text: "console enable password incorrect for 3 tries (from 198.51.100.7)",
    read({ text }) {
      const told = /password incorrect for (\d{1,9} tries) \(from ([^)]{1,64})\)/.exec(text);
      const [, reason, from = ""] = told ?? [];
      return { activity: "LoginFailed", ...fromWhere(from), reason: reason ?? "enable password" };
    },
  }),
];

function account({ number, text }: { number: string; text: string }): Recogniser {
  const added = number === "502101";
  return numbered({
    number,
    severity: 5,
    activities: ["AccountChanged"],
    meaning: added
      ? "A local user was added; the reason names the user, not who added it."
      : "A local user was deleted; the reason names the user, not who deleted it.",
    turnedOnBy: notifications,
    grade: "documented",
    text,
    read(heard) {
      const told = /^(?:New user|User) (added|deleted) .{1,32}?Uname: (\S{1,128})/.exec(heard.text);
      const [, how, user] = told ?? [];
      return told === null
        ? undefined
        : { activity: "AccountChanged", reason: `user ${user} ${how}` };
    },
  });
}

const loginShape =
  /^Login (?:permitted|denied) from (?:([0-9A-Fa-f.:]{2,39})\/([\w-]{1,15})|(\w{1,16})) to (?:[^\s/]{1,128}\/([\w-]{1,15})|(\w{1,16})) for user "([^"]{0,128})"/;

function login(
  number: string,
  activity: "LoginSucceeded" | "LoginFailed",
  channel: "WebUI" | "Syslog",
): Recogniser {
  const web = channel === "WebUI";
  const verb = activity === "LoginSucceeded" ? "permitted" : "denied";
  return numbered({
    number,
    severity: 6,
    channel,
    ...(web && { by: "over https" }),
    activities: [activity],
    meaning: web
      ? `A login to the web interface or the manager (ASDM) was ${verb}.`
      : `A login over SSH, Telnet or at the console was ${verb}; the reason names the service.`,
    turnedOnBy: informational,
    grade: "observed",
    text: `Login ${verb} from 198.51.100.7/50231 to management:192.0.2.1/${web ? "https" : "ssh"} for user "ops"`,
    read: ({ text }: Heard) => {
      const told = loginShape.exec(text);
      if (told === null) return undefined;
      const [, actorIP, , terminal, service, place, actor = ""] = told;
      const reason = service ?? place;
      if (web !== (reason === "https" || reason === "http" || reason === "443")) return undefined;
      return { activity, actor: unlessEmpty(actor), actorIP, terminal, reason };
    },
  });
}

function authentication(activity: Activity, text: string): ActivityFacts | undefined {
  if (!/^User authentication (?:succeeded|failed)/.test(text)) return undefined;
  const from = /\bIP(?: address)?(?: ?[=:]|,) ?([0-9A-Fa-f.:]{2,39})/.exec(text)?.[1] ?? "";
  const actor = /\bUname: "?([^\s",]{1,128})/.exec(text)?.[1];
  return { activity, actor, actorIP: isIpAddress(from) ? from : undefined };
}
