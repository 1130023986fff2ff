// A few bytes of an image file become what its form says: which form, and whether the file is whole by it.

import { readImageName } from "#images";
import { gzip, rpm, tar, xz, zip } from "./archives.ts";
import { elf } from "./elf.ts";
import type { ImageBytes, ImageStructure, StructureForm } from "./structure.ts";
import { nothing, page, sRecords, text } from "./texts.ts";
import { transferDamage, zerosAtEnd } from "./transfer.ts";
import { deviceTree, iosXe, iso, uBoot } from "./volumes.ts";

export type { ImageBytes, ImageStructure, OwnChecksum, StructureState } from "./structure.ts";

/** In the order in which they are asked. */
export const structureForms: readonly StructureForm[] = [
  ...[nothing, elf, zip, gzip, xz, rpm, uBoot, deviceTree, iosXe, iso, tar],
  ...[page, sRecords, text],
];

/** Forms that end in zeros by their own rules. */
const endsInZeros: ReadonlySet<string> = new Set(["tar", "ISO 9660", "xz"]);

const unknown: ImageStructure = {
  form: "unknown",
  state: "not told",
  says: "its form is not known here",
};

export function readStructure(bytes: ImageBytes, fileName: string): ImageStructure {
  const form = structureForms.find(({ isShown }) => isShown(bytes));
  const structure = form?.read(bytes) ?? unknown;
  if (structure.form === "text") return textAs(fileName, structure);
  if (structure.state === "no image" || structure.form === "S-records") return structure;
  const damage = transferDamage(bytes);
  if (damage !== undefined) return { ...structure, state: "damaged", says: damage };
  const zeros = endsInZeros.has(structure.form) ? 0 : zerosAtEnd(bytes);
  if (zeros === 0 || structure.state === "cut short") return structure;
  const says = `${structure.says}, yet its last ${zeros} bytes are zeros, as in a file whose transfer stopped`;
  return { ...structure, says };
}

/** packages.conf is a text and means to be one; a .bin is not. */
function textAs(fileName: string, structure: ImageStructure): ImageStructure {
  const isImage = readImageName(fileName) !== undefined && !/\.(?:conf|srec)$/i.test(fileName);
  return isImage
    ? { ...structure, state: "no image", says: "it is a text, and its name is that of an image" }
    : structure;
}
