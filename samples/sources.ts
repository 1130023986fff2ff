// Who writes the sample logs: one row per log file.

import * as asa from "./stories/asa.ts";
import * as intrusion from "./stories/ios-intrusion.ts";
import * as upgrade from "./stories/ios-upgrade.ts";
import * as junos from "./stories/junos.ts";
import { backups, imageRestored, installMode, powerCut } from "./stories/usual.ts";
import type { Source } from "./timeline.ts";
import { aristaRoutines, aristaVoice } from "./vendors/arista.ts";
import { asaRoutines, asaVoice, relayedAsaVoice } from "./vendors/cisco-asa.ts";
import { accountedRoutine, iosRoutines, iosVoice } from "./vendors/cisco-ios.ts";
import { nxosRoutines, nxosVoice } from "./vendors/cisco-nxos.ts";
import { xrRoutines, xrVoice } from "./vendors/cisco-xr.ts";
import { fortiCefVoice, fortiRoutines, fortiVoice } from "./vendors/fortios.ts";
import { huaweiRoutines, huaweiVoice } from "./vendors/huawei.ts";
import { junosRoutines, junosVoice, structuredJunosVoice } from "./vendors/junos.ts";
import { panosRoutines, panosVoice } from "./vendors/panos.ts";
import { tacacsRoutines, tacacsVoice } from "./vendors/tacacs.ts";

const iosDevices = [
  { name: intrusion.device, address: "198.51.100.201", form: "counted" },
  { name: upgrade.device, address: "198.51.100.202", form: "relayed" },
  { name: "eld-core-s1", address: "198.51.100.203", form: "relayed" },
  { name: "tarn-acc-s1", address: "198.51.100.204", form: "zoned" },
  { name: "brk-core-r1", address: "198.51.100.205", form: "bare" },
] as const;
const [edge, twin, core, access, inner] = iosDevices;

const story = { isPacked: false } as const;
const bulk = { isPacked: true } as const;

export const sources: readonly Source[] = [
  {
    ...story,
    name: edge.name,
    vendor: "Cisco IOS",
    remarks: 900,
    routines: iosRoutines,
    stories: [intrusion.told],
    voice: iosVoice(edge),
  },
  {
    ...story,
    name: twin.name,
    vendor: "Cisco IOS-XE",
    remarks: 900,
    routines: iosRoutines,
    stories: [upgrade.told],
    voice: iosVoice(twin),
  },
  {
    ...story,
    name: "tacacs-accounting",
    vendor: "Cisco IOS (TACACS+)",
    remarks: 900,
    routines: tacacsRoutines([edge.name, twin.name, core.name, inner.name]),
    stories: [intrusion.accountedMeanwhile, upgrade.accountedMeanwhile, backups(access.name)],
    voice: tacacsVoice(),
  },
  {
    ...story,
    name: "eld-fw1",
    vendor: "Cisco ASA",
    remarks: 900,
    routines: asaRoutines,
    stories: [asa.intrusion],
    voice: asaVoice("eld-fw1"),
  },
  {
    ...story,
    name: "brk-fw1",
    vendor: "Cisco ASA",
    remarks: 900,
    routines: asaRoutines,
    stories: [asa.upgrade],
    voice: relayedAsaVoice("brk-fw1", "198.51.100.212"),
  },
  {
    ...story,
    name: "tarn-r1",
    vendor: "Juniper Junos",
    remarks: 700,
    routines: junosRoutines,
    stories: [junos.intrusion],
    voice: junosVoice("tarn-r1"),
  },
  {
    ...story,
    name: "tarn-r2",
    vendor: "Juniper Junos",
    remarks: 700,
    routines: junosRoutines,
    stories: [junos.upgrade],
    voice: structuredJunosVoice("tarn-r2"),
  },
  {
    ...story,
    name: "tarn-fw1",
    vendor: "Fortinet FortiOS",
    remarks: 600,
    routines: fortiRoutines,
    stories: [imageRestored],
    voice: fortiVoice("tarn-fw1"),
  },
  {
    ...bulk,
    name: core.name,
    vendor: "Cisco IOS-XE",
    remarks: 7000,
    routines: [...iosRoutines, accountedRoutine],
    stories: [installMode()],
    voice: iosVoice(core),
  },
  {
    ...bulk,
    name: access.name,
    vendor: "Cisco IOS",
    remarks: 6000,
    routines: iosRoutines,
    stories: [powerCut(access.name)],
    voice: iosVoice(access),
  },
  {
    ...bulk,
    name: inner.name,
    vendor: "Cisco IOS",
    remarks: 5000,
    routines: iosRoutines,
    stories: [],
    voice: iosVoice(inner),
  },
  {
    ...bulk,
    name: "brk-pe1",
    vendor: "Cisco IOS-XR",
    remarks: 5000,
    routines: xrRoutines,
    stories: [],
    voice: xrVoice("brk-pe1"),
  },
  {
    ...bulk,
    name: "brk-dc-s1",
    vendor: "Cisco NX-OS",
    remarks: 4500,
    routines: nxosRoutines,
    stories: [],
    voice: nxosVoice("brk-dc-s1"),
  },
  {
    ...bulk,
    name: "eld-fw2",
    vendor: "Palo Alto Networks PAN-OS",
    remarks: 5500,
    routines: panosRoutines,
    stories: [],
    voice: panosVoice("eld-fw2"),
  },
  {
    ...bulk,
    name: "brk-fw2",
    vendor: "Fortinet FortiOS",
    remarks: 5500,
    routines: fortiRoutines,
    stories: [],
    voice: fortiCefVoice("brk-fw2"),
  },
  {
    ...bulk,
    name: "tarn-leaf1",
    vendor: "Arista EOS",
    remarks: 4000,
    routines: aristaRoutines,
    stories: [],
    voice: aristaVoice("tarn-leaf1"),
  },
  {
    ...bulk,
    name: "eld-agg1",
    vendor: "Huawei VRP",
    remarks: 4000,
    routines: huaweiRoutines,
    stories: [],
    voice: huaweiVoice("eld-agg1"),
  },
];
