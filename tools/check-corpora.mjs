// Decodes a folder of vendor samples laid out as napalm-logs lays out its tests (`vendor/MESSAGE/case/syslog.msg` with
// `yang.json` beside it) and compares vendor and device time. Usage: node tools/check-corpora.mjs FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Decoder } from "../dist/ingest/index.js";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.log("skipped: no folder given");
  process.exit(0);
}

const vendors = {
  eos: ["Arista Networks"],
  fortinet: ["Fortinet"],
  huawei: ["Huawei"],
  ios: ["Cisco"],
  iosxr: ["Cisco"],
  junos: ["Juniper Networks"],
  netiron: ["Brocade"],
  nxos: ["Cisco"],
  opengear: ["Opengear"],
  // The routing daemons of SONiC are FRRouting; their messages name no other system.
  sonic: ["SONiC", "FRRouting"],
};
const products = { ios: "IOS", iosxr: "IOS XR", nxos: "NX-OS" };
const offsets = { MEST: 120, CEST: 120, UTC: 0 };

/** Month, day and clock of the sample's own account, moved to UTC; years are not compared where none is written. */
function accounted({ date, time, timeZone }) {
  const dayParts = /^(?:(\d{4})[ -])?([A-Z][a-z]{2}|\d{1,2})[ -] ?\s*(\d{1,2})$/.exec(date.trim());
  const clock = /^(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:([+-])(\d{2}):(\d{2}))?$/.exec(time.trim());
  if (dayParts === null || clock === null) return undefined;
  const [, year, monthText, day] = dayParts;
  const months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const month = /\d/.test(monthText) ? Number(monthText) - 1 : months.indexOf(monthText) / 3;
  const [, hour, minute, second, sign, hours, minutes] = clock;
  const written =
    sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  const offset = timeZone ? (offsets[timeZone] ?? 0) : written;
  const at = Date.UTC(year ?? 2025, month, day, hour, minute - offset, second);
  return { iso: new Date(at).toISOString().slice(year === undefined ? 5 : 0, 19) };
}

const receivedAtTicks = 621_355_968_000_000_000n + BigInt(Date.UTC(2026, 5, 1)) * 10_000n;
const samples = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith("syslog.msg"))
  .sort();
let wrong = 0;
for (const path of samples) {
  const text = readFileSync(join(folder, path), "utf8").trimEnd();
  const [family] = path.split("/");
  const told = JSON.parse(readFileSync(join(folder, dirname(path), "yang.json"), "utf8"));
  const decoder = new Decoder({ sourceName: path, receivedAtTicks });
  const { reading, moment, format } = decoder.explain({ text, line: 1 });
  const problems = [];
  if (!vendors[family].includes(reading?.vendor)) {
    problems.push(`vendor "${reading?.vendor}" by ${format}, expected ${vendors[family].join()}`);
  }
  if (products[family] !== undefined && reading?.product !== products[family]) {
    problems.push(`product "${reading?.product}", expected ${products[family]}`);
  }
  const expected = accounted(told.message_details);
  const stamped = moment.stampedTicks;
  const iso =
    stamped === undefined
      ? "none"
      : new Date(Number((stamped - 621_355_968_000_000_000n) / 10_000n)).toISOString().slice(0, 19);
  if (expected === undefined) problems.push("the sample's own time does not read");
  else if (!iso.endsWith(expected.iso)) problems.push(`time ${iso}, expected ${expected.iso}`);
  if (problems.length > 0) {
    wrong += 1;
    console.log(`${path}\n  ${text.slice(0, 160)}\n  ${problems.join("\n  ")}`);
  }
}
console.log(`${samples.length} samples, ${samples.length - wrong} right, ${wrong} wrong`);
process.exitCode = wrong > 0 ? 1 : 0;
