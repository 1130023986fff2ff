// Messages of Cisco IOS-XE and IOS about what is not their image but runs beside it, and about an image's signature.

import { behindPlace, imageSource } from "./cisco-text.ts";
import type { Recogniser } from "./recogniser.ts";

const ios = { formats: ["cisco-ios"], vendor: "Cisco", channel: "Syslog" } as const;

export const ciscoIosApps: readonly Recogniser[] = [
  {
    ...ios,
    message: "%PLATFORM-5-SIGNATURE_VERIFIED",
    keys: ["PLATFORM-SIGNATURE_VERIFIED"],
    literals: ["SIGNATURE_VERIFIED"],
    activities: ["IntegrityCheckPassed"],
    meaning: "The running image's signature holds, as the virtual IOS says after its boot.",
    turnedOnBy: "always, on IOSv",
    grade: "observed",
    source: "console captures of boots",
    example:
      "<189>33: lab1: 000033: *Nov 14 02:56:50.720: %PLATFORM-5-SIGNATURE_VERIFIED: Image 'flash0:/vios-adventerprisek9-m' passed code signing verification",
    read({ text }) {
      const path = /^Image '([^']{1,512})' passed /.exec(text)?.[1];
      if (path === undefined) return undefined;
      return { activity: "IntegrityCheckPassed", ...imageSource(path), reason: "code signing" };
    },
  },
  {
    ...ios,
    message: "%IM-6-INSTALL_MSG",
    keys: ["IM-INSTALL_MSG", "IM-START_MSG"],
    literals: ["INSTALL_MSG", "START_MSG"],
    activities: ["Other"],
    meaning:
      "A container, such as the guest shell, was installed, removed, started or stopped beside the system.",
    turnedOnBy: "iox",
    grade: "observed",
    source: "console and log captures",
    example:
      "<190>34: core1: 000034: Nov 14 2026 02:43:02.035 UTC: %IM-6-INSTALL_MSG: Switch 1 R0/0: ioxman: app-hosting: Install succeeded: guestshell installed successfully Current state is DEPLOYED",
    read({ text }) {
      const told = /^app-hosting: ([^\n]{1,256})/.exec(behindPlace(text))?.[1];
      return told === undefined ? undefined : { activity: "Other", reason: `container: ${told}` };
    },
  },
  {
    ...ios,
    message: "%VIRT_SERVICE-5-INSTALL_STATE",
    keys: ["VIRT_SERVICE-INSTALL_STATE", "VIRT_SERVICE-ACTIVATION_STATE"],
    literals: ["VIRT_SERVICE-"],
    activities: ["Other"],
    meaning: "A virtual service was installed, activated or removed beside the system.",
    turnedOnBy: "virtual-service",
    grade: "observed",
    source: "a vendor's guide to virtual services",
    example:
      "<189>35: edge1: 000035: Nov 14 2026 02:43:48.845 UTC: %VIRT_SERVICE-5-ACTIVATION_STATE: Successfully activated virtual service vm1",
    read({ text }) {
      return / virtual service /.test(text)
        ? { activity: "Other", reason: `container: ${text}` }
        : undefined;
    },
  },
];
