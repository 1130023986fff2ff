// Names of the images of Cisco IOS-XR, NX-OS, ASA, FTD and FXOS.

import type { Groups, ImageNaming, ImagePart } from "../naming.ts";

const guide = "Cisco IOS and Cisco NX-OS Software Release Reference Guide, Software Image Naming";
const asaGuide = "Cisco ASA Upgrade Guide";
const fxosGuide = "Cisco Firepower 4100/9300 FXOS release notes";

/** 9.3.10 as 9.3(10), 7.0.3.I7.9 as 7.0(3)I7(9), 10.2.3.F as 10.2(3)F. */
function nexusVersion({ version = "" }: Groups): string | undefined {
  const shape =
    /^(\d{1,2})\.(\d{1,2})\.(\d{1,3}[a-z]?)(?:\.([a-z]\d{1,2})\.(\d{1,3}[a-z]?)|\.([FM]))?$/i;
  const match = shape.exec(version);
  if (match === null) return undefined;
  const [, major, minor, maintenance, train, number, phase = ""] = match;
  const first = `${major}.${minor}(${maintenance})`;
  return train === undefined ? first + phase.toUpperCase() : `${first}${train}(${number})`;
}

function nexusPart({ features = "", tail = "" }: Groups): ImagePart {
  if (/epld/i.test(features)) return "firmware";
  if (/bios/i.test(features)) return "bootloader";
  return /CSC[a-z]{2}\d{5}/i.test(tail) ? "patch" : "system";
}

/** 9.20.3 as 9.20(3), 9.16.3.19 as 9.16(3)19. */
function adaptiveVersion(numbers: readonly (string | undefined)[]): string | undefined {
  const [major, minor, maintenance, interim = ""] = numbers;
  return maintenance === undefined ? undefined : `${major}.${minor}(${maintenance})${interim}`;
}

/** One digit each, but the minor number may have two: 982 is 9.8(2), 9101 is 9.10(1). */
function runTogether({ digits = "", interim }: Groups): string | undefined {
  const [, major, minor, maintenance] = /^(\d)(\d{1,2})(\d)$/.exec(digits) ?? [];
  return adaptiveVersion([major, minor, maintenance, interim]);
}

/** `r732` as 7.3.2. */
function xrVersion({ version, run }: Groups): string | undefined {
  const [, major, minor, rest] = /^(\d)(\d)(\d{1,2})$/.exec(run ?? "") ?? [];
  return version ?? (rest === undefined ? undefined : `${major}.${minor}.${rest}`);
}

export const ciscoOthers: readonly ImageNaming[] = [
  {
    product: "IOS-XR",
    authority: guide,
    example: "ncs5500-mini-x-7.3.2.iso",
    pattern:
      /^(?<platform>(?:comp-)?(?:asr9k|asr9000|hfr|c12k|ncs\d[\w]{1,6}|xrv\w{0,6}|8000|iosxrwbd))-(?<features>[a-z][\w-]{0,50}?)(?:\.(?:vm|pie))?-(?<version>\d{1,2}\.\d{1,2}\.\d{1,3})(?:\.\d{1,3}I)?(?<tail>(?!.{0,20}-r\d{3})[.-].{0,80})?$/i,
    partOf: ({ tail = "", features = "" }) =>
      /CSC[a-z]{2}\d{5}|^\.sp\d/i.test(tail)
        ? "patch"
        : /fpd/i.test(features)
          ? "firmware"
          : "system",
  },
  {
    product: "IOS-XR, a package of IOS-XR 6 or 7",
    authority: guide,
    example: "ncs5500-mpls-2.1.0.0-r732.x86_64.rpm",
    pattern:
      /^(?<platform>asr9k|ncs\d\w{1,6}|xrv\w{0,6}|8000|xr)-(?<features>[a-z][\w-]{0,50}?)-\d[\d.]{2,20}-r(?<run>\d{3,4})(?<tail>\..{0,60})?$/i,
    version: xrVersion,
    partOf: ({ tail = "" }) => (/CSC[a-z]{2}\d{5}/i.test(tail) ? "patch" : "system"),
  },
  {
    product: "IOS-XR, patch",
    authority: guide,
    example: "ncs5500-6.6.3.CSCxx01234.tar",
    pattern:
      /^(?<platform>asr9k|hfr|c12k|ncs\d\w{1,6})-(?<version>\d\.\d{1,2}\.\d{1,3})\.CSC\w{7}.{0,40}$/i,
    part: "patch",
  },
  {
    product: "IOS-XR, the boot image of classic IOS-XR",
    authority: "Cisco IOS XR Getting Started Guide, show version",
    example: "mbiasr9k-rsp3.vm",
    pattern: /^mbi(?<platform>[a-z]\w{1,12})-(?<features>[\w-]{1,20})\.vm$/i,
  },
  {
    product: "NX-OS",
    authority: guide,
    example: "nxos.9.3.10.bin",
    pattern:
      /^(?<platform>nxos(?:64)?|(?:aci-)?n\d{4}|m9\d{3}|titanium|ucs-\d{4})(?:-(?<features>[\w-]{1,40}))?\.(?<version>\d{1,2}\.\d{1,2}\.\d{1,3}[a-z]?(?:\.[a-z]\d{1,2}\.\d{1,3}[a-z]?|\.[FM](?![a-z]))?)(?<tail>\..{0,60})?$/i,
    version: nexusVersion,
    partOf: nexusPart,
  },
  {
    product: "NX-OS, patch",
    authority: "Cisco Nexus 9000 NX-OS Software Upgrade and Downgrade Guide, patches",
    example: "nxos.CSCxx01234-n9k_ALL-1.0.0-9.3.5.lib32_n9000.rpm",
    pattern: /^(?<platform>nxos(?:64)?|n\d{4})[.-].{0,40}CSC\w{7}.{0,60}$/i,
    part: "patch",
  },
  {
    product: "ASA",
    authority: asaGuide,
    example: "asa9-20-3-smp-k8.bin",
    pattern:
      /^(?<platform>asav?|pix)(?<numbers>\d{1,2}-\d{1,2}-\d{1,2}(?:-\d{1,4})?)(?:-(?<features>[a-z][\w-]{0,20}))?(?:\.(?:SPA|SSA))?$/i,
    version: ({ numbers = "" }) => adaptiveVersion(numbers.split("-")),
  },
  {
    product: "ASA, numbers run together",
    authority: asaGuide,
    example: "asa982-33-smp-k8.bin",
    pattern:
      /^(?<platform>asa|pix)(?<digits>\d{3,4})(?:-(?<interim>\d{1,4}))?(?:-(?<features>(?!firmware)[a-z][\w-]{0,20}))?(?:\.(?:SPA|SSA))?$/i,
    version: runTogether,
  },
  {
    product: "ASA for FXOS",
    authority: fxosGuide,
    example: "cisco-asa-fp1k.9.16.1.SPA",
    pattern:
      /^cisco-(?<features>asa)(?:-(?<platform>fp\w{1,6}))?\.(?<numbers>\d{1,2}(?:\.\d{1,4}){2,3})(?:\.(?:SPA|SSA))?$/i,
    version: ({ numbers = "" }) => adaptiveVersion(numbers.split(".")),
  },
  {
    product: "ROMMON of ASA",
    authority: asaGuide,
    example: "asa5500-firmware-1120.SPA",
    pattern: /^(?<platform>asa5500)-firmware-(?<digits>\d{4})(?:\.(?:SPA|SSA))?$/i,
    part: "bootloader",
    version: ({ digits = "" }) =>
      `${digits.slice(0, 1)}.${digits.slice(1, 2)}.${Number(digits.slice(2))}`,
  },
  {
    product: "FTD",
    authority: "Cisco Secure Firewall Threat Defense release notes",
    example: "cisco-ftd-fp1k.7.0.1-84.SPA",
    pattern:
      /^(?:cisco-|Cisco_|Cisco_Secure_FW_)?ftd[\w-]{0,12}?[_-]?(?<platform>fp\w{1,6})?[\w]{0,20}[.-](?<version>\d{1,2}\.\d{1,2}\.\d{1,2})(?:\.\d{1,3}){0,2}(?:-\d{1,5})?(?<tail>\..{0,40})?$/i,
  },
  {
    product: "FXOS",
    authority: fxosGuide,
    example: "fxos-k9.2.10.1.159.SPA",
    pattern:
      /^fxos-(?<features>k[89])(?:-[\w-]{1,30})?\.(?<numbers>\d{1,2}\.\d{1,2}\.\d{1,2}\.\d{1,4})(?:\.(?:SPA|SSA))?$/i,
    version({ numbers = "" }) {
      const [major, minor, maintenance, build] = numbers.split(".");
      return `${major}.${minor}(${maintenance}.${build})`;
    },
  },
  {
    product: "FXOS, firmware",
    authority: fxosGuide,
    example: "fxos-k9-fpr4k-firmware.1.0.18.SPA",
    pattern:
      /^fxos-k[89]-(?<platform>\w{2,8})-firmware\.(?<version>\d{1,2}\.\d{1,2}\.\d{1,3})(?:\.(?:SPA|SSA))?$/i,
    part: "firmware",
  },
  {
    product: "ASDM",
    authority: asaGuide,
    example: "asdm-7161.bin",
    pattern: /^asdm(?:-openjre)?-\d{3,5}(?:-\d{1,4})?$/i,
    part: "application",
  },
];
