// Images that a boot loader or a kernel reads as they are: ISO 9660, U-Boot, device tree; and packages of IOS-XE.

import { endingAt, type StructureForm } from "./structure.ts";
import { latin, startsWith, Window } from "./window.ts";

const descriptorAt = 32_768;

export const iso: StructureForm = {
  form: "ISO 9660",
  authority: "ECMA-119 §8.4: ISO images of IOS-XR and NX-OS",
  isShown: (bytes) => latin(bytes.at(descriptorAt + 1, 5)) === "CD001",
  read: (bytes) => {
    const descriptor = new Window(bytes.at(descriptorAt, 2048), "little");
    const [blocks, blockBytes] = [descriptor.u32(80), descriptor.u16(128)];
    if (blocks === undefined || blockBytes === undefined) {
      return endingAt("ISO 9660", bytes, descriptorAt + 2048);
    }
    return endingAt("ISO 9660", bytes, blocks * blockBytes);
  },
};

const uBootHeaderBytes = 64;

export const uBoot: StructureForm = {
  form: "U-Boot image",
  authority: "U-Boot include/image.h, struct image_header",
  isShown: (bytes) => startsWith(bytes.at(0, 4), [0x27, 0x05, 0x19, 0x56]),
  read: (bytes) => {
    const size = new Window(bytes.at(0, uBootHeaderBytes)).u32(12) ?? 0;
    return endingAt("U-Boot image", bytes, uBootHeaderBytes + size);
  },
};

export const deviceTree: StructureForm = {
  form: "device tree",
  authority: "Devicetree Specification §5.2: totalsize; images of U-Boot's FIT",
  isShown: (bytes) => startsWith(bytes.at(0, 4), [0xd0, 0x0d, 0xfe, 0xed]),
  read: (bytes) => {
    const size = new Window(bytes.at(0, 8)).u32(4);
    return size === undefined
      ? endingAt("device tree", bytes, 8)
      : endingAt("device tree", bytes, size);
  },
};

export const iosXe: StructureForm = {
  form: "IOS-XE package",
  authority: "Wikidata 105858831: first bytes; what follows them is documented nowhere",
  isShown: (bytes) => latin(bytes.at(0, 6)) === ".IOSXE",
  read: () => ({
    form: "IOS-XE package",
    state: "not told",
    says: "no document tells how a package of IOS-XE ends",
  }),
};
