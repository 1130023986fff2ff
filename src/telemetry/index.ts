// What devices have told becomes what each can tell, and which rules cannot see there.

export { type Advice, adviceOf, type Prescription, prescribe } from "./advice/index.ts";
export { type BlindSpot, type Diagnosis, diagnose } from "./blind-spots.ts";
export { type Device, devicesOf, type SourceDevices } from "./devices.ts";
export { families, familyNames, familyOf, giversOf } from "./families.ts";
export { isSeenEnough, type Judgement } from "./judge.ts";
export { needOfTelemetry, type Reach, reachOf } from "./reach.ts";
