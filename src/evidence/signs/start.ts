// When the device started, told in two ways that do not agree.

import { ticksPerSecond } from "#schema";
import { ticksOfDate } from "../device-date.ts";
import { quoted } from "./quoting.ts";
import type { Found, SignRow } from "./sign-row.ts";

/** Uptime counts whole minutes, and a clock may have been put forward or back for the summer since the start. */
const slackTicks = 2n * 3600n * ticksPerSecond;

const startAndUptime: SignRow = {
  sign: "start-and-uptime-differ",
  techniques: ["T1601", "T1070"],
  because:
    "A device counts its uptime back from its clock: the start that it names and the uptime that it shows are one. Where " +
    "they are not, one of the lines was changed, or the outputs are of different sessions.",
  next: "Ask for show clock and show version again in one session, and for the uptime over SNMP (sysUpTime)",
  source: "Cisco IOS Software Integrity Assurance, uptime",
  find: ({ of }) =>
    of("RestartedAt").flatMap((restarted): Found[] => {
      const isBeside = ({ at }: { readonly at: { readonly file: string } }) =>
        at.file === restarted.at.file;
      const clock = of("ShownAt").find(isBeside);
      const uptime = of("UptimeSeconds").find(
        (fact) => isBeside(fact) && fact.subject === restarted.subject,
      );
      if (clock === undefined || uptime === undefined) return [];
      const [shownAt, startedAt] = [ticksOfDate(clock.value), ticksOfDate(restarted.value)];
      if (shownAt === undefined || startedAt === undefined) return [];
      if (!/^\d{1,12}$/.test(uptime.value)) return [];
      const apart = shownAt - BigInt(uptime.value) * ticksPerSecond - startedAt;
      if (apart <= slackTicks && apart >= -slackTicks) return [];
      const says = `at ${quoted(clock.value)} the uptime was ${uptime.value} seconds, and the start is said to be ${quoted(restarted.value)}`;
      const at = [restarted.at, uptime.at, clock.at];
      return [{ severity: "medium", subject: restarted.subject, says, at }];
    }),
};

export const startSigns: readonly SignRow[] = [startAndUptime];
