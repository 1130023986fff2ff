// What a Cisco console prints becomes, and what it must never become. The frames are composed after captures.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Decoder } from "../decoder.ts";

type Cells = Readonly<Record<string, string>>;

const columns =
  "Activity Device TransferProtocol TransferHost ImageName ImagePath Version Reason".split(" ");

/** The activities that the console tells of, of all the lines of a capture. */
function told(...lines: readonly string[]): readonly Cells[] {
  const decoder = new Decoder({ sourceName: "t", receivedAtTicks: 639_000_000_000_000_000n });
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
  return [...decoder.push(bytes), ...decoder.finish()]
    .filter(({ table, row }) => table === "NetworkDeviceActivity" && row["Channel"] === "Console")
    .map(({ row }) =>
      Object.fromEntries(
        columns.flatMap((name) => (row[name] === "" ? [] : [[name, String(row[name])]])),
      ),
    );
}

test("an image whose signature does not hold fails, in the words of each ROM monitor", () => {
  const Activity = "IntegrityCheckFailed";
  const lines: readonly (readonly [line: string, expected: Cells])[] = [
    [
      "Signature verification failed for key# 2",
      { Reason: "Signature verification failed for key# 2" },
    ],
    ["\tFailed to validate digital signature", { Reason: "Failed to validate digital signature" }],
    [
      "RSA Signed REVOCATION Image Signature Verification Failed.",
      { Reason: "RSA Signed REVOCATION Image Signature Verification Failed" },
    ],
    ["Unsigned package found,  aborting ...", { Reason: "Unsigned package found" }],
    ["signature verification FAILED...", { Reason: "signature verification FAILED" }],
    [
      "[1]: % Signature Verification failed on cat3k_caa-base.SPA.03.06.10E.pkg. Operation aborted.",
      {
        Reason: "Signature Verification failed",
        ImagePath: "cat3k_caa-base.SPA.03.06.10E.pkg",
        ImageName: "cat3k_caa-base.SPA.03.06.10E.pkg",
      },
    ],
    [
      ".............Done! %Error verifying disk0:/asa915-smp-k8.bin",
      {
        Reason: "hash mismatch",
        ImagePath: "disk0:/asa915-smp-k8.bin",
        ImageName: "asa915-smp-k8.bin",
      },
    ],
  ];
  for (const [line, expected] of lines) {
    assert.deepEqual(told(line), [{ Activity, ...expected }], line);
    const relayed = told(`<189>Nov 14 02:49:05 ts1 ${line.trim()}`);
    assert.deepEqual(relayed, [{ Activity, Device: "ts1", ...expected }], line);
  }
});

test("a recorder's stamp before a line changes nothing, and names no device", () => {
  const line =
    "Verification FAILED for bootflash:/x.SPA.bin, REASON: RSA signature verification failure";
  const expected = told(line);
  assert.equal(expected[0]?.["Activity"], "IntegrityCheckFailed");
  for (const stamp of [
    "2026-11-14 02:49:05 ",
    "[Sat Nov 14 02:49:05 2026] ",
    "[2026-11-14T02:49:05Z] ",
  ]) {
    assert.deepEqual(told(`${stamp}${line}`), expected, stamp);
  }
  const [named] = told("<189>Nov 14 02:49:05 Switch Chassis 1 reloading, reason - Reload command");
  assert.equal(named?.["Device"], "Switch");
  assert.equal(told("2026-11-14 02:49:05 Last reset cause: PowerOn")[0]?.["Device"], undefined);
});

test("a package's two hashes are compared", () => {
  const sum = "92A40F6F:F8586BC3:F00F114B:EFB43257:B9728643";
  const other = sum.replace("92A", "A29");
  for (const head of [
    "Validate package: SHA-1 hash:",
    "Calculating SHA-1 hash...Validate package: SHA-1 hash:",
  ]) {
    const at = (expected: string) =>
      told(head, `\tcalculated ${sum}`, `\texpected   ${expected}`)[0]?.["Activity"];
    assert.equal(at(sum), "IntegrityCheckPassed");
    assert.equal(at(other), "IntegrityCheckFailed");
  }
});

test("success is no failure, and neither is the message that only looks grave", () => {
  const lines = [
    "Verified (disk0:/asa915-smp-k8.bin) = 4eb359496738af1d14c3586b39de4f10",
    "Digital signature successfully verified in file bootflash:asr1000rp2-advipservicesk9.03.13.09.S.154-3.S9-ext.bin",
    "Embedded hash verification successful.",
    "RSA Signed RELEASE Image Signature Verification Successful.",
    "Rom image verified correctly",
  ];
  for (const line of lines) {
    assert.deepEqual(told(line)[0]?.["Activity"], "IntegrityCheckPassed", line);
  }
  assert.deepEqual(told("FAILURE: ROMMON Variable data failed verification check."), [
    { Activity: "Other", Reason: "harmless: CSCvj45046" },
  ]);
});

test("a boot tells its ROM monitor's version, its cause and its source, and restarts nothing by itself", () => {
  assert.deepEqual(
    told(
      "Rom image verified correctly",
      "",
      "System Bootstrap, Version 17.5(1r), RELEASE SOFTWARE",
      "Copyright (c) 1994-2026  by Example Systems, Inc.",
      "Current image running: Boot ROM0",
      "Last reset cause     : SoftwareReload",
      "boot: attempting to boot from [tftp://203.0.113.66/cat9k_iosxe.17.03.01.SPA.bin]",
      'boot: error executing "boot bootflash:x.SPA.bin"',
      "autoboot: boot failed, restarting...",
      "Cisco IOS Software [Amsterdam], Catalyst L3 Switch Software (CAT9K_IOSXE), Version 17.3.1, RELEASE SOFTWARE (fc5)",
    ),
    [
      { Activity: "IntegrityCheckPassed", Reason: "Rom image verified correctly" },
      { Activity: "Other", Reason: "ROM monitor 17.5(1r)" },
      { Activity: "Other", Reason: "Last reset cause     : SoftwareReload" },
      {
        Activity: "Other",
        TransferProtocol: "tftp",
        TransferHost: "203.0.113.66",
        ImagePath: "tftp://203.0.113.66/cat9k_iosxe.17.03.01.SPA.bin",
        ImageName: "cat9k_iosxe.17.03.01.SPA.bin",
        Reason: "boots",
      },
      {
        Activity: "Other",
        ImagePath: "bootflash:x.SPA.bin",
        ImageName: "x.SPA.bin",
        Reason: "boot failed",
      },
      { Activity: "Other", Reason: "boot failed" },
      { Activity: "Other", Version: "17.3.1", Reason: "version banner" },
    ],
  );
});

test("a ROM monitor that is written is told, one that may have to be is not", () => {
  for (const line of [
    "ROMMON upgrade complete.",
    "Secure upgrade of the ROMMON image will occur after a reload.",
  ]) {
    assert.equal(told(line)[0]?.["Activity"], "BootloaderUpgraded", line);
  }
  assert.equal(
    told("Detected old ROMMON version 15.4(3r)S5, upgrade required")[0]?.["Activity"],
    "Other",
  );
  assert.equal(
    told("File: /firmware/host/firmware.pkg does not exist ROMMON upgrade failed.    ")[0]?.[
      "Activity"
    ],
    "ImageInstallFailed",
  );
});

test("the same words elsewhere in a line, or of other programs, are nothing", () => {
  const quiet = [
    "Router# verify /md5 flash:c800-universalk9-mz.SPA.159-3.M12.bin",
    "ROM: System Bootstrap, Version 15.0(1r)M15, RELEASE SOFTWARE (fc1)",
    "Nov 14 02:49:05 build7 git[22]: object failed: Signature verification failed for key 12",
    "Bootloader upgrade not necessary.",
    "Computed signature = 0f369ed9e98756f179d4f29d6e7755d3",
    "Using FLASH based Keys of type = PRIMARY KEY STORAGE",
    'System image file is "flash:packages.conf"',
    "Verified by ops",
  ];
  for (const line of quiet) assert.deepEqual(told(line), [], line);
});
