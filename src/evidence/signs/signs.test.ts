import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Family } from "#commands";
import { isAtLeast } from "#rules";
import type { DeviceEvidence } from "../device-evidence.ts";
import { type Fact, type FactKind, factKindRows } from "../fact.ts";
import { signRows, signsOf } from "./index.ts";

const at = { file: "r1.txt", line: 3, command: "show something" };
const fact = (kind: FactKind, value: string, subject = ""): Fact => ({ kind, subject, value, at });

const shownBy = (
  facts: readonly Fact[],
  family: Family = "ios",
  device = "r1",
): DeviceEvidence => ({
  ...{ device, isNamed: true, family, outputs: [], facts, attestation: [], logs: [], problems: [] },
});

const graded = (facts: readonly Fact[], family?: Family) =>
  signsOf(shownBy(facts, family)).map(({ sign, severity }) => `${severity} ${sign}`);

test("an image that came over the network is grave, whatever the scheme", () => {
  for (const path of [
    "tftp://192.0.2.7/c2900.bin",
    "tftp:c2900.bin",
    "ftp://ops@192.0.2.7/c2900.bin",
    "http://192.0.2.7/c2900.bin",
    "rcp:c2900.bin",
  ]) {
    assert.deepEqual(graded([fact("RunningImage", path)]), ["high image-from-network"], path);
  }
  for (const path of ["flash:c2900.bin", "bootflash:tftp.bin", "disk0:/http/x.bin", ""]) {
    assert.deepEqual(graded([fact("RunningImage", path)]), [], path);
  }
});

test("a source that the device cannot name is not taken for a server", () => {
  assert.deepEqual(graded([fact("RunningImage", "tftp://255.255.255.255/unknown")]), [
    "medium image-source-unknown",
  ]);
});

test("a boot variable that names the network is grave, also behind a local image and at the next reload", () => {
  const next = fact("BootVariableNext", "flash:a.bin,1;tftp:b.bin 192.0.2.7,1;", "BOOT, switch 2");
  assert.deepEqual(graded([next]), ["high boot-from-network"]);
  assert.deepEqual(graded([fact("RommonVariable", "tftp://192.0.2.7/b.bin", "BOOT")]), [
    "high boot-from-network",
  ]);
  assert.deepEqual(graded([fact("BootVariable", "tftp://192.0.2.7/c.cfg", "CONFIG_FILE")]), [
    "medium configuration-from-network",
  ]);
});

test("a register is judged by its bits and by what it becomes, never by being another than 0x2102", () => {
  for (const register of ["0x2102", "0x102", "0xf", "0x1", "0x2", "0x1922", "0x3922"]) {
    assert.deepEqual(graded([fact("ConfigRegister", register)]), [], register);
  }
  assert.deepEqual(graded([fact("ConfigRegister", "0x2142")]), [
    "low register-ignores-startup-config",
  ]);
  assert.deepEqual(
    graded([fact("ConfigRegister", "0x2102"), fact("ConfigRegisterNext", "0x2142")]),
    ["medium register-ignores-startup-config", "low next-reload-differs"],
  );
  assert.deepEqual(graded([fact("ConfigRegister", "0xa102")]), ["medium register-diagnostic"]);
  assert.deepEqual(
    graded([fact("ConfigRegister", "0x102"), fact("ConfigRegisterNext", "0x0102")]),
    [],
  );
});

test("a setting that stood in the baseline is only worth knowing; what came from the network stays grave", () => {
  const facts = [
    fact("ConfigRegister", "0x2142"),
    fact("RommonVariable", "bootflash:/debug.conf", "DEBUG_CONF"),
    fact("RunningImage", "tftp://192.0.2.7/c2900.bin"),
  ];
  const signs = signsOf(shownBy(facts), { baseline: facts });
  assert.deepEqual(
    signs.map(({ sign, severity }) => `${severity} ${sign}`),
    [
      "high image-from-network",
      "informational register-ignores-startup-config",
      "informational rommon-variable",
    ],
  );
  assert.match(signs[1]?.says ?? "", /as when the baseline was taken/);
});

test("variables of the ROM monitor tell by their values", () => {
  const graded1 = (name: string, value: string) => graded([fact("RommonVariable", value, name)]);
  assert.deepEqual(graded1("SWITCH_IGNORE_STARTUP_CFG", "1"), ["low rommon-variable"]);
  assert.deepEqual(graded1("SWITCH_IGNORE_STARTUP_CFG", "0"), []);
  assert.deepEqual(graded1("BOOT_LOADER_UPGRADE_DISABLE", "1"), ["low rommon-variable"]);
  assert.deepEqual(graded1("TFTP_SERVER", "192.0.2.7"), ["informational rommon-variable"]);
  assert.deepEqual(graded1("TFTP_SERVER", ""), []);
  assert.deepEqual(graded1("ABNORMAL_RESET_COUNT", "0"), []);
});

test("an engineering build is low, and medium where the version that runs is a released one", () => {
  const special = fact("ImageType", "Special", "running");
  assert.deepEqual(graded([special]), ["low engineering-image"]);
  assert.deepEqual(graded([special, fact("Version", "17.9.4a")]), ["medium engineering-image"]);
  const build = fact("RunningImage", "flash:cat9k_iosxe.BLD_V173_LATEST_20200428_021754.SSA.bin");
  assert.deepEqual(graded([special, fact("Version", "17.3.1"), build]), [
    "low engineering-image",
    "informational engineering-image-name",
  ]);
  assert.deepEqual(graded([fact("ImageType", "Production", "running")]), []);
  assert.deepEqual(graded([fact("ImageType", "Unsigned", "running")]), ["high unsigned-image"]);
});

test("firmware that is not certified is told, certified firmware is not", () => {
  const firmware = (value: string) => graded([fact("ImageType", value, "running")], "fortios");
  assert.deepEqual(firmware("un-certified"), ["medium firmware-not-certified"]);
  assert.deepEqual(firmware("certified"), []);
});

test("code that was written to in memory is told, code that was only read is not", () => {
  const region = (value: string) => graded([fact("MemoryRegion", value, "fman_fp_image")]);
  assert.deepEqual(region("r-xp, 128 kB written to"), ["medium written-executable-region"]);
  assert.deepEqual(region("r-xp, 0 kB written to"), []);
});

test("a file that another certificate signed than the image it was booted as", () => {
  const path = "flash0:c2900-universalk9-mz.SPA.157-3.M2.bin";
  const serial = (value: string, subject: string) => fact("SignerSerial", value, subject);
  const facts = [fact("RunningImage", path), serial("5F1A", "running")];
  assert.deepEqual(graded([...facts, serial("5f1a", path)]), []);
  assert.deepEqual(graded([...facts, serial("60BB", path)]), [
    "medium file-and-running-image-signed-differently",
  ]);
  assert.deepEqual(graded([...facts, serial("60BB", "flash0:another.bin")]), []);
});

test("code that can be written to, and code that lina never had", () => {
  const region = (value: string, subject: string) => fact("MemoryRegion", value, subject);
  assert.deepEqual(graded([region("0x60008000-0x62FFFFFF IText R/O", "main:text")]), []);
  assert.deepEqual(graded([region("0x60008000-0x62FFFFFF IText R/W", "main:text")]), [
    "critical writable-code",
  ]);
  const lina = region("555555554000-55555a000000 r-xp", "/asa/bin/lina");
  assert.deepEqual(graded([lina], "asa"), []);
  const extra = region("7ffff0000000-7ffff0001000 r-xp", "/asa/bin/lina");
  assert.deepEqual(graded([lina, extra], "asa"), ["critical extra-executable-region"]);
  const [sign] = signsOf(shownBy([lina, extra], "asa"));
  assert.match(sign?.says ?? "", /0x1000 bytes/);
});

test("a policy on show, and files of known implants", () => {
  const policy = (value: string) => graded([fact("EventManagerPolicy", value, "FILTER")]);
  assert.deepEqual(policy("cli pattern {show run.*} sync yes"), [
    "medium event-manager-acts-on-show",
  ]);
  assert.deepEqual(policy("applet user cli: pattern {.*} sync yes"), [
    "medium event-manager-acts-on-show",
  ]);
  assert.deepEqual(policy("applet user cli: pattern {^wr.*} sync yes"), []);
  assert.deepEqual(policy("timer watchdog time 60"), []);
  const file = (path: string) => graded([fact("FileSize", "2048", path)], "asa");
  assert.deepEqual(file("disk0:/client_bundle_install.zip"), ["high file-of-known-implant"]);
  assert.deepEqual(file("disk0:/firmware_update.log"), ["high file-of-known-implant"]);
  assert.deepEqual(file("disk0:/asa9-16-4-lfbff-k8.SPA"), []);
});

test("names that hide: blanks at the edge, characters that do not print, dots alone", () => {
  const file = (path: string) => graded([fact("FileSize", "2048", path)]);
  assert.deepEqual(file("flash:c2900.bin "), ["medium file-name-that-hides"]);
  assert.deepEqual(file("flash:c29\u200b00.bin"), ["medium file-name-that-hides"]);
  assert.deepEqual(file("flash:..."), ["medium file-name-that-hides"]);
  const folder = fact("FileSize", "directory", "flash:/.../");
  assert.deepEqual(graded([folder]), ["medium file-name-that-hides"]);
  assert.deepEqual(file("flash:.cat9k.bin"), ["low file-name-that-hides"]);
  assert.deepEqual(file("flash:.rollback_timer"), []);
  assert.deepEqual(file("flash:my notes.txt"), []);
});

test("two images of different versions with one size", () => {
  const file = (path: string, size: string) => fact("FileSize", size, path);
  const first = file("flash0:c2900-universalk9-mz.SPA.157-3.M8.bin", "108197204");
  const second = "flash0:c2900-universalk9-mz.SPA.157-3.M2.bin";
  assert.deepEqual(graded([first, file(second, "108197204")]), ["medium images-of-one-size"]);
  assert.deepEqual(graded([first, file(second, "108197205")]), []);
  const driver = (version: string) => file(`flash:cat9k-srdriver.${version}.SPA.pkg`, "16659456");
  assert.deepEqual(graded([driver("16.09.02"), driver("16.09.03")]), []);
  assert.deepEqual(graded([first, file(first.subject.replace("flash0", "usb0"), first.value)]), []);
});

test("the name of the running image tells another version than the system", () => {
  const image = fact("RunningImage", "flash0:c2900-universalk9-mz.SPA.157-3.M2.bin");
  assert.deepEqual(graded([image, fact("Version", "15.7(3)M2")]), []);
  assert.deepEqual(graded([image, fact("Version", "15.7(3)M8")]), [
    "medium image-name-and-version-differ",
  ]);
  assert.deepEqual(
    graded([fact("RunningImage", "flash:packages.conf"), fact("Version", "17.9.4")]),
    [],
  );
});

test("what the trust anchor measured is what the device shows", () => {
  const shown = [
    fact("Version", "16.3.1"),
    fact("Version", "16.03.01", "IOS-XE"),
    fact("BootLoaderVersion", "16.2(2r)", "R0"),
  ];
  const measured = (os: string, loader: string) => [
    fact("MeasuredVersion", os, "FRU=fru-rp SLOT=0 os"),
    fact("MeasuredVersion", loader, "boot loader"),
  ];
  assert.deepEqual(graded([...shown, ...measured("16.03.01", "16.2(2r)")]), []);
  assert.deepEqual(graded([...shown, ...measured("16.06.04", "16.9(1r)")]), [
    "medium measured-and-shown-version-differ",
    "medium measured-and-shown-boot-loader-differ",
  ]);
});

test("the start that a device names is its clock less its uptime", () => {
  const shown = (start: string, seconds: number) => [
    fact("ShownAt", "12:00:00.007 UTC Thu Mar 12 2026"),
    fact("RestartedAt", start),
    fact("UptimeSeconds", String(seconds)),
  ];
  assert.deepEqual(graded(shown("03:00:00 UTC Thu Mar 12 2026", 9 * 3600)), []);
  assert.deepEqual(graded(shown("04:00:00 UTC Thu Mar 12 2026", 9 * 3600)), []);
  assert.deepEqual(graded(shown("03:00:00 UTC Thu Mar 12 2026", 900 * 3600)), [
    "medium start-and-uptime-differ",
  ]);
  assert.deepEqual(graded(shown("03:00:00 UTC Wed Mar 11 2026", 9 * 3600)), [
    "medium start-and-uptime-differ",
  ]);
});

test("twins with one model and version have one boot loader", () => {
  const facts = (loader: string) => [
    fact("Model", "CISCO2911/K9"),
    fact("Version", "15.7(3)M8"),
    fact("BootLoaderVersion", loader, "ROM"),
  ];
  const [one, other] = [shownBy(facts("15.0(1r)M16")), shownBy(facts("15.0(1r)M12"), "ios", "r2")];
  const among = [one, other];
  assert.deepEqual(
    signsOf(one, { among }).map(({ sign, says }) => [sign, /'r2'/.test(says)]),
    [["boot-loader-differs-from-twin", true]],
  );
  assert.deepEqual(signsOf(one, { among: [one, shownBy(facts("15.0(1r)M16"), "ios", "r3")] }), []);
});

test("a model that a known bootkit lives in is a low sign on the trains it was found on", () => {
  const facts = (version: string) => [fact("Model", "ASA5525"), fact("Version", version)];
  assert.deepEqual(graded(facts("9.12(4)72"), "asa"), ["low model-at-risk"]);
  assert.deepEqual(graded(facts("9.16(4)67"), "asa"), []);
});

test("every row has a name of its own, a technique, a reason, a next step and a source", () => {
  assert.equal(new Set(signRows.map(({ sign }) => sign)).size, signRows.length);
  for (const { sign, techniques, because, next, source } of signRows) {
    assert.match(sign, /^[a-z]+(?:-[a-z]+)+$/);
    assert.ok(techniques.length > 0 && because !== "" && next !== "" && source !== "", sign);
    for (const technique of techniques) assert.match(technique, /^T\d{4}(?:\.\d{3})?$/);
  }
});

const kinds = Object.keys(factKindRows) as FactKind[];
const anyFact = fc
  .record({
    kind: fc.constantFrom(...kinds),
    subject: fc.oneof(fc.string(), fc.constantFrom("", "BOOT", "running", "1", "flash:x.bin")),
    value: fc.oneof(
      fc.string(),
      fc.constantFrom("tftp:x", "0x2142", "Special", "15.7(3)M2", "yes"),
    ),
  })
  .map(({ kind, subject, value }) => fact(kind, value, subject));

test("no facts, however odd, end in an exception, and a baseline never adds or worsens a sign", () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 12 }), (facts) => {
      const plain = signsOf(shownBy(facts));
      const known = signsOf(shownBy(facts), { baseline: facts });
      return (
        plain.length === known.length &&
        plain.every(({ severity }, index) =>
          isAtLeast(severity, known[index]?.severity ?? severity),
        )
      );
    }),
  );
});
