// A silence becomes a row of NetworkDeviceActivity, with the last message before it as its evidence.

import type { Event, Making } from "#schema";
import { itemId } from "../item-id.ts";
import type { Silence } from "./silence.ts";

/** No frame makes such a row: it is there whatever a screen holds back. */
export const silenceMaking: Making = {
  literals: [],
  values: { Activity: ["LoggingStopped"], Channel: ["Syslog"] },
};

export function silenceRow({ speaker, reason, last, calledAtTicks, message }: Silence): Event {
  const { frame, origin } = last;
  return {
    table: "NetworkDeviceActivity",
    row: {
      TimeGenerated: calledAtTicks,
      ReceivedTime: origin.receivedAtTicks,
      ClockTrust: "relay",
      Device: speaker.device,
      DeviceIP: speaker.deviceIP,
      Vendor: speaker.vendor,
      Product: speaker.product,
      Activity: "LoggingStopped",
      Channel: "Syslog",
      Reason: reason,
      Message: message,
      Type: "NetworkDeviceActivity",
      _ItemId: itemId({
        table: `NetworkDeviceActivity ${reason}`,
        source: origin.sourceName,
        line: frame.line,
        raw: frame.text,
      }),
      _Raw: frame.text,
      _ReceivedTime: origin.receivedAtTicks,
      _SourceFile: origin.sourceName,
      _SourceLine: BigInt(frame.line),
      _SourceType: speaker.sourceType,
      _ClockTrust: "relay",
      _Echo: true,
    },
  };
}
