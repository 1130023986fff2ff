// Names of the images of Cisco IOS and IOS-XE.

import type { Groups, ImageNaming, ImagePart } from "../naming.ts";

const guide = "Cisco IOS and Cisco NX-OS Software Release Reference Guide, Software Image Naming";
const rommonGuide = "Cisco, Upgrading Field-Programmable Hardware Devices and ROMMON";

/** `157`, `3`, `M2` as 15.7(3)M2. */
function iosVersion({ release = "", maintenance, train = "" }: Groups): string | undefined {
  if (maintenance === undefined) return undefined;
  return `${release.slice(0, -1)}.${release.slice(-1)}(${maintenance})${train}`;
}

/** 16.09.04 as 16.9.4: so the device prints it at boot. Before 16 the zeros are printed. */
function xeVersion({ version }: Groups): string | undefined {
  if (version === undefined || version.startsWith("03.")) return version;
  return version.replace(/(^|\.)0+(?=\d)/g, "$1");
}

function xePart({ tail = "" }: Groups): ImagePart {
  return /(?:^|[._])(?:CSC[a-z]{2}\d{5}|smu|ap[sd]p\d*)(?:$|[._])/i.test(tail) ? "patch" : "system";
}

export const ciscoIos: readonly ImageNaming[] = [
  {
    product: "IOS",
    authority: guide,
    example: "c2900-universalk9-mz.SPA.157-3.M2.bin",
    pattern:
      /^(?<platform>[a-z]\w{1,30})-(?<features>\w{1,60})-(?:(?:[mfrl][zxw]?|tar)(?=\.)|m[zx]$)(?:\.(?:SPA|SSA))?(?:\.(?<release>\d{3})-(?<maintenance>\d{1,3}[a-z]?(?:\.\d{1,3}){0,2})(?:\.(?<train>[a-z]{1,4}\d{0,3}[a-z]?))?)?(?:\.(?:SPA|SSA))?$/i,
    version: iosVersion,
  },
  {
    product: "IOS-XE",
    authority: guide,
    example: "isr4300-universalk9.16.09.04.SPA.bin",
    pattern:
      /^(?<platform>[a-z][\w-]{0,40}?)[-_](?<features>(?:universal|iosxe|adv|ip|ent|mono|rp|esp|sip|cc_|wlc|webui|guestshell|srdriver|lni|infra|base|firmware)[\w-]{0,40})\.(?:(?:SPA|SSA)\.)?(?<version>03\.\d\d\.\d\d[a-z]?(?:\.?[a-z]{1,2})?(?=\.|$)|(?:1[6-9]|2\d)\.\d\d?\.\d\d?[a-z]?\d?)(?<tail>\..{0,80})?$/i,
    version: xeVersion,
    partOf: xePart,
  },
  {
    product: "IOS-XE, a build that is no release",
    authority: guide,
    example: "cat9k_iosxe.BLD_V173_THROTTLE_LATEST_20200428_021754.SSA.bin",
    pattern:
      /^(?<platform>[a-z][\w-]{0,40}?)[-_](?<features>(?:universal|iosxe|mono|rp|esp|sip|cc_|wlc|webui|guestshell|srdriver|lni|firmware)[\w-]{0,40})\.(?:BLD_|\d{4}-\d\d-\d\d_)(?<tail>.{0,120})$/i,
    partOf: xePart,
  },
  {
    product: "IOS inside a package of IOS-XE",
    authority: guide,
    example: "cat3k_caa-iosd-universalk9.SPA.152-2.E6.pkg",
    pattern:
      /^(?<platform>\w{2,30})-(?<features>iosd-\w{1,40})\.(?:SPA|SSA)\.(?<release>\d{3})-(?<maintenance>\d{1,3}[a-z]?)\.(?<train>[a-z]{1,4}\d{0,3}[a-z]?)$/i,
    version: iosVersion,
  },
  {
    product: "IOS-XE, the list of packages that starts",
    authority: "Cisco, install mode of Catalyst 3850 and 9000",
    example: "packages.conf",
    pattern: /^packages\.conf$/i,
  },
  {
    product: "ROMMON of IOS-XE",
    authority: rommonGuide,
    example: "asr1000-rommon.166-2r.SPA.pkg",
    pattern:
      /^(?<platform>\w{2,30})[-_]rommon[._-](?<release>\d{3,4})[-_](?<maintenance>\d{1,2})(?<train>r)(?:[._-](?:SPA|SSA))?$/i,
    part: "bootloader",
    version: ({ release = "", maintenance }) =>
      `${release.slice(0, 2)}.${release.slice(2)}(${maintenance}r)`,
  },
  {
    product: "ROMMON of IOS",
    authority: rommonGuide,
    example: "C2900_RM2.srec.SPA.150-1r.M16",
    pattern:
      /^(?<platform>\w{2,20}?)_RM\d?(?:\.srec)?(?:\.(?:SPA|SSA))?\.(?<release>\d{3})-(?<maintenance>\d{1,2}r)(?:\.(?<train>[a-z]{1,3}\d{0,3}))?(?:\.srec)?$/i,
    part: "bootloader",
    version: iosVersion,
  },
  {
    product: "AireOS",
    authority: "Cisco Wireless Controller, release notes",
    example: "AIR-CT5520-K9-8-10-185-0.aes",
    pattern: /^(?<platform>AIR-\w{2,20})-(?<features>K9)-(?<version>\d{1,2}(?:-\d{1,4}){2,3})$/i,
    version: ({ version }) => version?.replaceAll("-", "."),
  },
];
