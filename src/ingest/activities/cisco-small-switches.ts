// Messages of Cisco's small-business switches, whose severities are letters: copies of files, boots, logins.

import { isIpAddress } from "../addresses.ts";
import { imageSource, transferFrom } from "./cisco-text.ts";
import type { ActivityFacts, Recogniser } from "./recogniser.ts";

const small = { formats: ["cisco-ios"], vendor: "Cisco", channel: "Syslog" } as const;
const always = "always";

export const ciscoSmallSwitches: readonly Recogniser[] = [
  {
    ...small,
    message: "%COPY-I-FILECPY",
    keys: ["COPY-FILECPY"],
    literals: ["-FILECPY"],
    activities: ["ImageCopied", "ConfigLoadedFromNetwork", "Other"],
    meaning: "A file is copied, with its source and destination: a configuration or an image.",
    turnedOnBy: always,
    grade: "observed",
    source: "console captures; tools that wait for the message",
    example:
      "<190>Nov 14 02:44:12 sw7 %COPY-I-FILECPY: Files Copy - source URL tftp://203.0.113.66/image_cbs_ros_3.1.0.57.bin destination URL flash://system/images/image_cbs_ros_3.1.0.57.bin",
    read({ text }) {
      const told = /^Files Copy - source URL (\S{1,512}) destination URL (\S{1,512})/.exec(text);
      if (told === null) return undefined;
      const [, source = "", destination = ""] = told;
      return copyOf(source, destination);
    },
  },
  {
    ...small,
    message: "%COPY-N-TRAP",
    keys: ["COPY-TRAP"],
    literals: ["The copy operation "],
    activities: ["Other"],
    meaning: "A copy has ended, well or not; of which file, the message before it tells.",
    turnedOnBy: always,
    grade: "observed",
    source: "console captures",
    example: "<189>Nov 14 02:45:40 sw7 %COPY-N-TRAP: The copy operation was completed successfully",
    read: ({ text }) =>
      text.startsWith("The copy operation ") ? { activity: "Other", reason: text } : undefined,
  },
  {
    ...small,
    message: "%INIT-I-InitCompleted",
    keys: ["INIT-InitCompleted"],
    literals: ["-InitCompleted"],
    activities: ["Restarted"],
    meaning: "The switch has booted. It names no version.",
    turnedOnBy: always,
    grade: "observed",
    source: "console captures",
    example: "<190>Jan  1 00:00:19 sw7 %INIT-I-InitCompleted: Initialization task is completed",
    read: () => ({ activity: "Restarted", reason: "version not told" }),
  },
  {
    ...small,
    message: "%AAA-I-CONNECT",
    keys: ["AAA-CONNECT", "AAA-REJECT"],
    literals: [" connection for user "],
    activities: ["LoginSucceeded", "LoginFailed"],
    meaning: "Somebody logged in, or was rejected (%AAA-W-REJECT); the reason names the service.",
    turnedOnBy: always,
    grade: "observed",
    source: "log captures",
    example:
      "<190>Nov 14 02:43:41 sw7 %AAA-I-CONNECT: New ssh connection for user ops, source 198.51.100.7 destination 192.0.2.7 ACCEPTED",
    read({ text }) {
      const told =
        /^New (\w{1,16}) connection for user (\S{1,128}), source (\S{1,64}) destination \S{1,64} {1,4}(ACCEPTED|REJECTED)/.exec(
          text,
        );
      if (told === null) return undefined;
      const [, reason, actor, from = "", how] = told;
      return {
        activity: how === "ACCEPTED" ? "LoginSucceeded" : "LoginFailed",
        actor,
        actorIP: isIpAddress(from) ? from : undefined,
        reason,
      };
    },
  },
];

function copyOf(source: string, destination: string): ActivityFacts {
  const reason = `${source} to ${destination}`;
  const sent = transferFrom(destination);
  if (sent.transferHost !== undefined) {
    return { activity: "Other", ...sent, transferDirection: "FromDevice", reason };
  }
  const fetched = transferFrom(source);
  const network = fetched.transferHost !== undefined;
  const image = imageSource(source);
  if (image.imageName !== undefined || /^flash:\/\/(?:system\/)?images?\b/.test(destination)) {
    const transferDirection = network ? "ToDevice" : "OnDevice";
    return { activity: "ImageCopied", ...image, transferDirection, reason };
  }
  return { activity: network ? "ConfigLoadedFromNetwork" : "Other", ...fetched, reason };
}
