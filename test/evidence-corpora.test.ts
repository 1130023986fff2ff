// Real outputs of healthy devices, read and compared with the answers that their collectors give.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "yaml";
import { type DeviceEvidence, type FactKind, readEvidence, readTranscript } from "#evidence";
import { corpusFiles, corpusText, skip } from "./corpora.ts";

const read = (path: string, text: string) => readEvidence(readTranscript(path, text));

/** Outputs of products without a reader, and pages of manuals: named unread for these reasons, and for no other. */
const unreadFor =
  /^it is of (?:Cisco (?:AireOS|APIC|NFVIS|StarOS|SD-WAN|access points|small-business)|SONiC|Check Point)| of Cisco (?:AireOS|SD-WAN)|^no reader for this command$|^$/;

for (const collector of ["genieparser", "ntc-templates"]) {
  test(`every output of ${collector} is read, or named unread with why`, { skip }, () => {
    const files = [...corpusFiles(collector, ".txt"), ...corpusFiles(collector, ".raw")];
    assert.ok(files.length > 30);
    const wrong = files.flatMap(({ path, text }) => {
      const evidence = read(path, text);
      if (evidence.length === 0) return [`${path}: nothing`];
      return evidence.flatMap(({ outputs }) =>
        outputs
          .filter(({ state, says }) => state === "unread" && !unreadFor.test(says))
          .map(({ command, says }) => `${path}: ${command}: ${says}`),
      );
    });
    assert.deepEqual(wrong, []);
  });
}

const literal: readonly FactKind[] = [
  "Version",
  "RunningImage",
  "BootVariable",
  "BootVariableNext",
  "Hostname",
  "SerialNumber",
];

test("versions, paths and names stand in the output as they are told", { skip }, () => {
  const files = [...corpusFiles("genieparser", ".txt"), ...corpusFiles("ntc-templates", ".raw")];
  const wrong = files.flatMap(({ path, text }) =>
    read(path, text)
      .flatMap(({ facts }) => facts)
      .filter(({ kind }) => literal.includes(kind))
      .flatMap(({ value }) => value.split(";"))
      .filter((part) => !text.includes(part))
      .map((part) => `${path}: ${part}`),
  );
  assert.deepEqual(wrong, []);
});

type Expected = Readonly<Record<string, string | readonly string[]>>;

interface Comparison {
  readonly key: string;
  readonly kinds: readonly FactKind[];
  /** Whether what is read says what the collector says. */
  readonly agrees?: (read: string, expected: string) => boolean;
  /** A whole line of the output that the collector takes its value from. */
  readonly line?: RegExp;
}

const endsWith = (read: string, expected: string) => read.endsWith(expected);
const folded = (read: string, expected: string) => read.toLowerCase() === expected.toLowerCase();

const comparisons: Readonly<Record<string, readonly Comparison[]>> = {
  "cisco_ios/show_version": [
    { key: "version", kinds: ["Version"] },
    { key: "hostname", kinds: ["Hostname"] },
    { key: "running_image", kinds: ["RunningImage"], agrees: endsWith },
    { key: "config_register", kinds: ["ConfigRegister"], agrees: folded },
    { key: "reload_reason", kinds: ["ReloadReason"] },
    { key: "restarted", kinds: ["RestartedAt"] },
    { key: "software_image", kinds: ["SoftwareImage"] },
    { key: "hardware", kinds: ["Model"] },
    { key: "serial", kinds: ["SerialNumber"] },
    // The collector takes the first word of the line, a version only where the line is nothing else.
    { key: "rommon", kinds: ["BootLoaderVersion"], line: /^ROM: (\S+)/m },
  ],
  "cisco_ios/show_boot": [
    { key: "boot_path", kinds: ["BootVariable", "BootVariableNext"] },
    { key: "manual_boot", kinds: ["BootSetting"] },
    { key: "enable_break", kinds: ["BootSetting"] },
    { key: "allow_dev_key", kinds: ["BootSetting"] },
    { key: "auto_upgrade", kinds: ["BootSetting"] },
    { key: "config_file", kinds: ["BootSetting"] },
    { key: "priv_config_file", kinds: ["BootSetting"] },
    { key: "boot_mode", kinds: ["BootSetting"] },
    { key: "timeout_config_download", kinds: ["BootSetting"] },
    { key: "buffer_size", kinds: ["BootSetting"] },
  ],
  "cisco_nxos/show_version": [
    { key: "os", kinds: ["Version"] },
    { key: "bios", kinds: ["BootLoaderVersion"] },
    { key: "boot_image", kinds: ["RunningImage"] },
    { key: "hostname", kinds: ["Hostname"] },
    { key: "last_reboot_reason", kinds: ["ReloadReason"] },
    { key: "platform", kinds: ["Model"], agrees: endsWith },
    { key: "serial", kinds: ["SerialNumber"] },
  ],
  "cisco_xr/show_version": [
    { key: "version", kinds: ["Version"] },
    { key: "hardware", kinds: ["Model"] },
    { key: "label", kinds: ["SoftwareImage"] },
  ],
  "cisco_xr/show_version_brief": [
    { key: "version", kinds: ["Version"] },
    { key: "boot_image", kinds: ["RunningImage"] },
    { key: "hostname", kinds: ["Hostname"] },
    { key: "family", kinds: ["Model"] },
  ],
  "cisco_asa/show_version": [
    { key: "version", kinds: ["Version"] },
    { key: "device_mgr_version", kinds: ["Version"] },
    { key: "image", kinds: ["RunningImage"] },
    { key: "hostname", kinds: ["Hostname"] },
    { key: "model", kinds: ["Model"] },
    { key: "serial", kinds: ["SerialNumber"] },
    { key: "compile_date", kinds: ["CompiledAt"], agrees: (read, date) => read.includes(date) },
  ],
  "arista_eos/show_version": [
    { key: "image", kinds: ["Version"] },
    { key: "model", kinds: ["Model"] },
    { key: "serial_number", kinds: ["SerialNumber"] },
  ],
  "arista_eos/show_boot-config": [{ key: "version", kinds: ["BootVariable"] }],
  "juniper_junos/show_version": [
    { key: "hostname", kinds: ["Hostname"] },
    { key: "model", kinds: ["Model"] },
    { key: "junos_version", kinds: ["Version"] },
    { key: "serial_number", kinds: ["SerialNumber"] },
    { key: "base_os_boot", kinds: ["InstalledPackage"] },
    { key: "kernel_software_suite", kinds: ["InstalledPackage"] },
  ],
  "paloalto_panos/show_system_info": [
    { key: "hostname", kinds: ["Hostname"] },
    { key: "model", kinds: ["Model"] },
    { key: "os", kinds: ["Version"] },
    { key: "operational_mode", kinds: ["BootSetting"] },
  ],
  "fortinet/get_system_status": [
    { key: "version", kinds: ["Version"], agrees: (read, whole) => whole.endsWith(` ${read}`) },
    { key: "version", kinds: ["Model"], agrees: (read, whole) => whole.startsWith(`${read} `) },
    { key: "hostname", kinds: ["Hostname"] },
    { key: "serial_number", kinds: ["SerialNumber"] },
    { key: "bios_version", kinds: ["BootLoaderVersion"] },
    { key: "firmware_signature", kinds: ["ImageType"] },
    { key: "last_reboot_reason", kinds: ["ReloadReason"] },
  ],
  "huawei_vrp/display_version": [
    { key: "vrp_version", kinds: ["SoftwareImage"] },
    { key: "product_version", kinds: ["SoftwareImage"] },
    { key: "product_version", kinds: ["Version"], agrees: (read, whole) => whole.endsWith(read) },
    { key: "model", kinds: ["Model"] },
    { key: "patch_version", kinds: ["InstalledPackage"] },
  ],
  "huawei_vrp/display_startup": [
    { key: "startup_system_software", kinds: ["RunningImage"] },
    { key: "startup_system_software", kinds: ["BootVariable"] },
    { key: "next_startup_system_software", kinds: ["BootVariableNext"] },
    { key: "startup_saved_configuration_file", kinds: ["BootVariable"] },
    { key: "next_startup_saved_configuration_file", kinds: ["BootVariableNext"] },
    { key: "startup_patch_package", kinds: ["BootVariable"] },
  ],
};

for (const [folder, rows] of Object.entries(comparisons)) {
  for (const { path, text } of corpusFiles(`ntc-templates/${folder}`, ".raw")) {
    test(`the collector's answer holds for ${path}`, () => {
      const [expected] = answersBeside(path);
      assert.ok(expected !== undefined);
      const evidence = read(path, text);
      const wrong = rows.flatMap((row) => missing(row, expected, evidence, text));
      assert.deepEqual(wrong, []);
    });
  }
}

function answersBeside(path: string): readonly Expected[] {
  const text = corpusText(path.replace(/\.raw$/, ".yml")) ?? "";
  const answers = parse(text) as { readonly parsed_sample: readonly Expected[] };
  return answers.parsed_sample;
}

function missing(
  { key, kinds, agrees = (read, expected) => read === expected, line }: Comparison,
  expected: Expected,
  ...[evidence, text]: [readonly DeviceEvidence[], string]
): string[] {
  const values = evidence
    .flatMap(({ facts }) => facts)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ value }) => value);
  return [expected[key] ?? []]
    .flat()
    .filter((wanted) => wanted !== "" && !values.some((value) => agrees(value, wanted)))
    .filter((wanted) => line === undefined || line.exec(text)?.[1] !== wanted)
    .map((wanted) => `${key}: ${wanted}, and not ${values.join(" | ")}`);
}
