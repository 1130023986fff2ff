// The table of channels (channels.yaml) becomes channels: how each kind of device, or a server beside it, puts a
// command or a message into a frame.

import { channels as channelWords } from "#schema";
import type { Compiled, SourceText } from "#text";
import { type AtomicChannel, places } from "./atomic.ts";
import { type AtomicFields, readDocument } from "./fields.ts";
import { builtIns, frameNames } from "./settle.ts";

export type AtomicChannels = ReadonlyMap<string, AtomicChannel>;

const names: ReadonlySet<string> = new Set([...builtIns.map(({ name }) => name), ...frameNames]);

export function readChannels(source: SourceText): Compiled<AtomicChannels> {
  return readDocument(source, (fields) => {
    fields.only(["channels"]);
    const channels = new Map<string, AtomicChannel>();
    for (const node of fields.items("channels", "the table")) {
      const channel = readChannel(fields.mapAt(node, "a channel"));
      if (channel === undefined) continue;
      if (channels.has(channel.name)) fields.wrong(node.at, `'${channel.name}' stands here twice`);
      channels.set(channel.name, channel);
    }
    return channels;
  });
}

function readChannel(fields: AtomicFields | undefined): AtomicChannel | undefined {
  if (fields === undefined) return undefined;
  fields.only(["name", "vendor", "system", "channel", "says", "place", "frame"]);
  const name = fields.required("name", "a channel");
  const vendor = fields.required("vendor", "a channel");
  const system = fields.required("system", "a channel");
  const says = fields.required("says", "a channel");
  const frame = fields.template("frame", "a channel", names);
  const channel = fields.choice("channel", channelWords);
  const place = fields.choice("place", places);
  if (frame !== undefined && !frame.includes("#{text}")) {
    fields.wrong(fields.placeOf("frame"), "a frame has a place for #{text}");
  }
  if (name === undefined || vendor === undefined || system === undefined) return undefined;
  if (says === undefined || frame === undefined) return undefined;
  if (channel === undefined || place === undefined) return undefined;
  return { name, vendor, system, channel, says, place, frame };
}
