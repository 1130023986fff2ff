// Scripts on the device that stand between a person's command and its output, and services that install images.

import { quoted } from "./quoting.ts";
import type { Found, SignRow } from "./sign-row.ts";

const cliEvent = /\bcli\b/i;
/** Commands whose output an analyst relies on, in any abbreviation; `.*` at the start of a pattern is all of them. */
const inspecting = /\b(?:sh|sho|show|verify|dir|more|display)\b|[{"^]\s?\.\*/i;

const policyOnInspection: SignRow = {
  sign: "event-manager-acts-on-show",
  techniques: ["T1546", "T1564"],
  because:
    "A policy that runs when somebody types show can change or withhold what is shown: BlackTech hid its changes so. " +
    "Administrators use such policies to log commands.",
  next: "Read the policy (show running-config | section event manager), and ask for the same facts over SNMP or NETCONF",
  source: "AA23-270A (BlackTech), 2023",
  isSetting: true,
  find: ({ of }) =>
    of("EventManagerPolicy").flatMap((fact): Found[] => {
      if (!cliEvent.test(fact.value) || !inspecting.test(fact.value)) return [];
      const says = `the policy ${quoted(fact.subject)} acts on ${quoted(fact.value)}`;
      return [{ severity: "medium", subject: fact.subject, says, at: [fact.at] }];
    }),
};

const smartInstall: SignRow = {
  sign: "smart-install-on",
  techniques: ["T1210"],
  because:
    "Smart Install takes images and configurations from anybody who speaks its protocol to TCP port 4786. It is on by " +
    "default on older switches.",
  next: "Switch it off (no vstack) where it is not used; look for connections to port 4786",
  source: "Cisco advisory cisco-sa-20170214-smi; TA18-106A",
  isSetting: true,
  find: ({ of }) =>
    of("BootSetting").flatMap((fact): Found[] =>
      /^(?:smart ?install|vstack)/i.test(fact.subject) &&
      /^(?:yes|enabled|on|client|director)\b/i.test(fact.value)
        ? [
            {
              severity: "low",
              subject: fact.subject,
              says: `Smart Install is on: ${quoted(fact.value)}`,
              at: [fact.at],
            },
          ]
        : [],
    ),
};

export const deviceServiceSigns: readonly SignRow[] = [policyOnInspection, smartInstall];
