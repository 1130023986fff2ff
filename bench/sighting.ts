// What it costs to sight every message for silences: a screened pass over ordinary traffic, without and with it, in turn.

import { Decoder, Tally } from "#ingest";
import { buildScreen } from "#prefilter";
import { ticksFromIso } from "#schema";
import { countLines, samples } from "./lines.ts";

export interface SightingRow {
  readonly lines: number;
  /** Of the processor, per line: without and with sightings; the best of all rounds. */
  readonly plainNs: number;
  readonly sightedNs: number;
  /** Sighted in times of plain. */
  readonly times: number;
}

const rounds = 15;
const pieceBytes = 64 * 1024;
const receivedAtTicks = ticksFromIso("2026-03-16T00:00:00Z") ?? 0n;

/** As many literals as a rule pack has, few of which ordinary traffic holds. */
const literals =
  "cfglog_loggedcmd -reload: -restart: bootloader iosxeboot acctlocal ha_em 111008 111010 ui_cmdline cmdrecord install_";

export function measureSighting(): SightingRow {
  const sources = samples().filter(({ name }) => name.endsWith(".gz"));
  const lines = sources.reduce((sum, { bytes }) => sum + countLines(bytes), 0);
  const of = literals.split(" ").map((text) => ({ kind: "literal", text }) as const);
  const screen = buildScreen({ kind: "any", of });
  const pass = (isSighted: boolean): number => {
    const before = process.cpuUsage();
    const tally = new Tally();
    for (const { name, bytes } of sources) {
      const settings = { sourceName: name, receivedAtTicks, screen };
      const watch = tally.watch(settings);
      const decoder = new Decoder(isSighted ? { ...settings, watch } : settings);
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        decoder.push(bytes.subarray(at, at + pieceBytes));
      }
      decoder.finish();
      watch.finish();
    }
    tally.finish();
    const { user, system } = process.cpuUsage(before);
    return ((user + system) * 1000) / lines;
  };
  let [plainNs, sightedNs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round += 1) {
    plainNs = Math.min(plainNs, pass(false));
    sightedNs = Math.min(sightedNs, pass(true));
  }
  return { lines, plainNs, sightedNs, times: sightedNs / plainNs };
}
