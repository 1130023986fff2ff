// What protects images on the device and what installs them from outside: `show secure bootset`, `show vstack config`.

import type { OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

const resilience = /^IOS (image|configuration) resilience version \S{1,20} activated at /;
const inactive =
  /^%? ?IOS image (?:and configuration )?resilience is not active|^%? ?IOS (image|configuration) resilience is not active/;
const archive = /^Secure archive (\S{1,400}) type is (image|config)\b/;

export const secureBootset: OutputReader = {
  command: "show secure bootset",
  families: ["ios"],
  isShownBy: (lines) =>
    lines.slice(0, 4).some(({ text }) => {
      return /^IOS resilience router id /.test(text.trim()) || inactive.test(text.trim());
    }),
  source: "Cisco IOS Security Command Reference, show secure bootset",
  read: readBootset,
};

function readBootset(output: ShownOutput): OutputReading {
  const told = new Told(output, "show secure bootset");
  for (const line of output.lines) {
    const text = line.text.trim();
    const [, what] = resilience.exec(text) ?? [];
    if (what !== undefined) {
      told.tell("BootSetting", "yes", { line, subject: `${what} resilience` });
    }
    const [, path, kind] = archive.exec(text) ?? [];
    told.tell("BootSetting", path, { line, subject: `secure archive of ${kind}` });
    if (!inactive.test(text)) continue;
    const [, alone] = inactive.exec(text) ?? [];
    const both = /image and configuration/.test(text) ? ["image", "configuration"] : ["image"];
    for (const part of alone === undefined ? both : [alone]) {
      told.tell("BootSetting", "no", { line, subject: `${part} resilience` });
    }
  }
  return { facts: told.facts };
}

const role = /^Role: ?(\w{1,20})(?: \(Smart ?Install (enabled|disabled)\))?/i;
const director = /^Vstack Director IP address: (\S{1,60})$/;

export const vstackConfig: OutputReader = {
  command: "show vstack config",
  families: ["ios"],
  isShownBy: (lines) => lines.slice(0, 3).some(({ text }) => role.test(text.trim())),
  source:
    "Cisco Smart Install Configuration Guide; advisory cisco-sa-20160323-smi, show vstack config",
  read: (output) => {
    const told = new Told(output, "show vstack config");
    for (const line of output.lines) {
      const text = line.text.trim();
      const [, as = "", state] = role.exec(text) ?? [];
      const isOff = state?.toLowerCase() === "disabled";
      if (as !== "") told.tell("BootSetting", isOff ? "no" : as, { line, subject: "SmartInstall" });
      const address = director.exec(text)?.[1];
      told.tell("BootSetting", address, { line, subject: "SmartInstall director" });
    }
    return { facts: told.facts };
  },
};
