// A healthy estate of many devices over one week becomes lines, device after device, as many as are asked for.

import { seededRandom } from "../../samples/random.ts";
import { linesOf, type Routine, type Source } from "../../samples/timeline.ts";
import { aristaRoutines, aristaVoice } from "../../samples/vendors/arista.ts";
import { asaRoutines, asaVoice } from "../../samples/vendors/cisco-asa.ts";
import { iosRoutines, iosVoice } from "../../samples/vendors/cisco-ios.ts";
import { nxosRoutines, nxosVoice } from "../../samples/vendors/cisco-nxos.ts";
import { xrRoutines, xrVoice } from "../../samples/vendors/cisco-xr.ts";
import { fortiCefVoice, fortiRoutines, fortiVoice } from "../../samples/vendors/fortios.ts";
import { huaweiRoutines, huaweiVoice } from "../../samples/vendors/huawei.ts";
import { junosRoutines, junosVoice, structuredJunosVoice } from "../../samples/vendors/junos.ts";
import { panosRoutines, panosVoice } from "../../samples/vendors/panos.ts";
import { chores, storiesOf } from "./chores.ts";

interface Kind {
  readonly name: string;
  readonly routines: readonly Routine[];
  readonly chores: keyof typeof chores;
  voice(device: string): Source["voice"];
}

const ios = (form: "counted" | "relayed" | "bare" | "zoned"): Kind["voice"] => {
  return (name) => iosVoice({ name, address: "198.51.100.220", form });
};

/** Vendors and the forms of their headers, in turn. */
const kinds: readonly Kind[] = [
  { name: "ios", routines: iosRoutines, chores: "ios", voice: ios("counted") },
  { name: "asa", routines: asaRoutines, chores: "asa", voice: asaVoice },
  { name: "junos", routines: junosRoutines, chores: "junos", voice: junosVoice },
  { name: "panos", routines: panosRoutines, chores: "panos", voice: panosVoice },
  { name: "xe", routines: iosRoutines, chores: "ios", voice: ios("relayed") },
  { name: "fortios", routines: fortiRoutines, chores: "fortios", voice: fortiVoice },
  { name: "nxos", routines: nxosRoutines, chores: "nxos", voice: nxosVoice },
  { name: "eos", routines: aristaRoutines, chores: "eos", voice: aristaVoice },
  { name: "xr", routines: xrRoutines, chores: "xr", voice: xrVoice },
  { name: "vrp", routines: huaweiRoutines, chores: "huawei", voice: huaweiVoice },
  { name: "junos5424", routines: junosRoutines, chores: "junos", voice: structuredJunosVoice },
  { name: "forticef", routines: fortiRoutines, chores: "fortios", voice: fortiCefVoice },
];

export const vendors = new Set(kinds.map(({ chores: family }) => family)).size;

const remarksPerDevice = 20_000;

/** Lines with their ends; each piece is one device's week. */
export function* benignLines(lines: number): Generator<Buffer> {
  for (let made = 0, device = 0; made < lines; device += 1) {
    const kind = kinds[device % kinds.length];
    if (kind === undefined) return;
    const name = `${kind.name}-${String(device).padStart(4, "0")}`;
    const random = seededRandom(771_000 + device);
    const week = linesOf(
      {
        name,
        vendor: kind.name,
        isPacked: false,
        remarks: Math.min(remarksPerDevice, lines - made),
        routines: kind.routines,
        stories: storiesOf(chores[kind.chores], name, random),
        voice: kind.voice(name),
      },
      random,
    );
    made += week.length;
    yield Buffer.from(`${week.join("\n")}\n`);
  }
}
