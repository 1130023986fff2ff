// Names of the images of Junos, PAN-OS, FortiOS, EOS, Comware, ArubaOS, VRP and BIG-IP.

import type { ImageNaming } from "../naming.ts";

const junosGuide = "Juniper, Junos OS package names";
const junosVersion = String.raw`(?<version>\d{1,2}\.\d{1,2}(?:[ABFIR]\d{1,3}(?:-S\d{1,3})?|X\d{2,3}-D\d{1,4})(?:\.\d{1,3})?)`;
const junosEnd = String.raw`(?<evolved>-EVO)?(?:[.-](?:domestic|export|signed|limited|\w{1,12}))*$`;

function junos(start: string): RegExp {
  return new RegExp(`^${start}-${junosVersion}${junosEnd}`, "i");
}

export const otherVendors: readonly ImageNaming[] = [
  {
    product: "Junos, boot loader",
    authority: junosGuide,
    example: "jloader-ex-3242-12.1R3-signed.tgz",
    pattern: junos("j(?:loader|firmware)-(?<platform>[\\w-]{1,30}?)"),
    part: "bootloader",
  },
  {
    product: "Junos",
    authority: junosGuide,
    example: "junos-install-mx-x86-64-21.4R3-S2.tgz",
    pattern: junos(
      "(?<features>jinstall(?:64|-host)?|jbundle|junos-(?:vmhost-install|install-media|install|evo-install|host)|junos|install-media|media)(?:-(?<platform>[a-z][\\w-]{0,40}?))?",
    ),
    version: ({ version, evolved }) => (evolved === undefined ? version : `${version}-EVO`),
  },
  {
    product: "PAN-OS",
    authority: "Palo Alto Networks, PAN-OS upgrade guide",
    example: "PanOS_vm-10.1.6-h3",
    pattern:
      /^(?:PanOS|Panorama)_(?<platform>[a-z0-9]{1,12})-(?<version>\d{1,2}\.\d{1,2}\.\d{1,3}(?:-h\d{1,3})?)$/i,
  },
  {
    product: "FortiOS",
    authority: "Fortinet, firmware image naming",
    example: "FGT_100F-v7.2.8.F-build1639-FORTINET.out",
    pattern:
      /^(?<platform>F(?:GT|WF|GR|GVM|WB|AZ|MG|SW|AP|OS|K|XT|PX)_?\w{0,24})-v(?<numbers>\d{1,2}(?:\.\d{1,2}){2})(?:\.(?<features>[FM]))?-build(?<build>\d{2,5})(?:-\w{1,20})?$/i,
    version: ({ numbers, build = "" }) => `v${numbers},build${build}`,
  },
  {
    product: "FortiOS, version run together",
    authority: "Fortinet, firmware image naming",
    example: "FGT_60E-v600-build0443-FORTINET.out",
    pattern: /^(?<platform>F(?:GT|WF|GR|GVM)_?\w{0,24})-v\d{1,3}-build\d{2,5}(?:-\w{1,20})?$/i,
  },
  {
    product: "EOS",
    authority: "Arista, EOS User Manual, Upgrades",
    example: "EOS-4.28.3M.swi",
    pattern:
      /^(?<platform>[vc]?EOS(?:64)?)(?<features>-lab|-2GB)?-(?<version>\d{1,2}\.\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[FM]?)(?:-INT)?$/i,
  },
  {
    product: "Aboot",
    authority: "Arista, EOS User Manual, Aboot",
    example: "Aboot-veos-8.0.0.iso",
    pattern: /^Aboot-(?<platform>\w{1,20}?)-(?<version>\d{1,2}\.\d{1,2}\.\d{1,2})(?:-.{0,30})?$/i,
    part: "bootloader",
  },
  {
    product: "Comware",
    authority: "HPE, Comware 7 release notes",
    example: "5130EI-CMW710-R3506P02.ipe",
    pattern:
      /^(?<platform>[a-z0-9][\w+-]{0,30}?)-CMW(?:\d{3})(?:-(?<features>boot|system|devkit|manifest|\w{1,20}))?-(?<phase>[RFE])(?<release>\d{4}(?:P\d{1,3})?(?:H\d{1,3})?)$/i,
    version({ phase = "", release = "" }) {
      const written = { F: "Feature", E: "ESS", R: "Release" }[phase.toUpperCase()] ?? "Release";
      return `${written} ${release.toUpperCase()}`;
    },
  },
  {
    product: "AOS-CX",
    authority: "HPE Aruba, AOS-CX release notes",
    example: "ArubaOS-CX_6400-6300_10_10_1020.swi",
    pattern: /^ArubaOS-CX_(?<platform>[\w-]{1,20})_(?<numbers>\d{2}_\d{2}_\d{4})$/i,
    version: ({ numbers }) => numbers?.replaceAll("_", "."),
  },
  {
    product: "ArubaOS switch",
    authority: "HPE Aruba, ArubaOS-Switch release notes",
    example: "WC_16_10_0012.swi",
    pattern: /^(?<platform>[a-z]{1,2})_(?<numbers>\d{2}_\d{2}_\d{4})$/i,
    version: ({ platform, numbers }) => `${platform}.${numbers?.replaceAll("_", ".")}`,
  },
  {
    product: "VRP",
    authority: "Huawei, version naming of VRP",
    example: "S5720-V200R019C10SPC500.cc",
    pattern:
      /^(?:(?<platform>[a-z0-9][\w-]{0,24}?)[-_])?(?<version>V\d{3}R\d{3}C\d{2,3}(?:SPC\d{1,4}[A-Z]?)?)$/i,
    version: ({ version }) => version?.toUpperCase(),
  },
  {
    product: "VRP, patch",
    authority: "Huawei, version naming of VRP",
    example: "S5720-V200R019SPH007.pat",
    pattern:
      /^(?:(?<platform>[a-z0-9][\w-]{0,24}?)[-_])?(?<version>V\d{3}R\d{3}(?:C\d{2})?SPH\d{1,4})$/i,
    part: "patch",
    version: ({ version }) => version?.toUpperCase(),
  },
  {
    product: "BIG-IP",
    authority: "F5, BIG-IP update and upgrade guide",
    example: "BIGIP-16.1.2.1-0.0.10.iso",
    pattern:
      /^BIGIP-(?<version>\d{2}(?:\.\d{1,2}){2,3})(?:-\d{1,3}(?:\.\d{1,4}){2})?(?:\.\w{1,12})?$/i,
  },
  {
    product: "BIG-IP, hotfix",
    authority: "F5, BIG-IP update and upgrade guide",
    example: "Hotfix-BIGIP-16.1.2.1.0.30.10-ENG.iso",
    pattern: /^Hotfix-BIGIP-(?<version>\d{2}(?:\.\d{1,2}){3})(?:\.\d{1,4}){1,3}(?:-\w{1,8})?$/i,
    part: "patch",
  },
];
