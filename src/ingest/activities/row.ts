// An activity becomes a row of NetworkDeviceActivity, behind the rows of Microsoft's tables for the same frame.

import { readImageName, versionOrder } from "#images";
import type { Event } from "#schema";
import { addressOf, computerOf, idOf, type Origin, severityOf, type Told } from "../rows.ts";
import type { Recognised } from "./recognise.ts";

export function activityRow(told: Told, { recogniser, facts }: Recognised, origin: Origin): Event {
  const { frame, reading, moment } = told;
  const version = facts.version ?? reading?.runningVersion;
  return {
    table: "NetworkDeviceActivity",
    row: {
      TimeGenerated: moment.generatedTicks,
      ReceivedTime: origin.receivedAtTicks,
      ClockTrust: moment.trust,
      Device: facts.device ?? computerOf(told, origin),
      DeviceIP: facts.deviceIP ?? addressOf(told, origin),
      Vendor: facts.vendor ?? reading?.vendor ?? recogniser.vendor,
      Product: facts.product ?? reading?.product ?? "",
      Activity: facts.activity,
      Channel: recogniser.channel,
      Actor: facts.actor ?? "",
      ActorIP: facts.actorIP ?? "",
      Terminal: facts.terminal ?? "",
      Command: facts.command ?? "",
      CommandRaw: facts.commandRaw ?? "",
      TransferProtocol: facts.transferProtocol ?? "",
      TransferHost: facts.transferHost ?? "",
      TransferDirection: facts.transferDirection ?? "",
      ImageName: facts.imageName ?? "",
      ImagePath: facts.imagePath ?? "",
      ImageFlags: facts.imageFlags ?? "",
      Version: version ?? "",
      PreviousVersion: facts.previousVersion ?? "",
      ConfigRegister: facts.configRegister ?? "",
      Reason: facts.reason ?? "",
      Mnemonic: reading?.mnemonic ?? "",
      Severity: severityOf(told),
      Message: reading?.message ?? frame.text,
      Type: "NetworkDeviceActivity",
      _VersionOrder: orderOf(version),
      _ImageOrder: imageOrder(facts.imageName),
      _ItemId: idOf("NetworkDeviceActivity", frame, origin),
      _Raw: frame.text,
      _ReceivedTime: origin.receivedAtTicks,
      _SourceFile: origin.sourceName,
      _SourceLine: BigInt(frame.line),
      _SourceType: reading?.sourceType ?? "syslog",
      _ClockTrust: moment.trust,
      _Echo: true,
    },
  };
}

/** Versions of boot loaders, firmware and patches say nothing of the version that would run. */
function imageOrder(name: string | undefined): string {
  const image = name === undefined ? undefined : readImageName(name);
  return image?.part === "system" ? orderOf(image.version) : "";
}

function orderOf(version: string | undefined): string {
  return version === undefined ? "" : (versionOrder(version) ?? "");
}
