// What the first and last bytes of an image file say of its form, and of where the file must end.

/** A file of any size, read at a few places. */
export interface ImageBytes {
  readonly sizeBytes: number;
  /** Fewer bytes where the file ends before; none behind its end. */
  readonly at: (offset: number, length: number) => Uint8Array;
}

/**
 * `whole`: all that the form promises is there. `cut short`: the file ends before its own form says. `damaged`: it is
 * there and does not fit together. `no image`: something else lies under the name. `not told`: no form tells its end.
 */
export type StructureState = "whole" | "cut short" | "damaged" | "no image" | "not told";

export interface ImageStructure {
  /** In words: `ELF executable`, `ZIP archive`. */
  readonly form: string;
  readonly state: StructureState;
  /** In one sentence without the file's name: what is there, what is missing. */
  readonly says: string;
  /** Where the file ends by its form, at least. */
  readonly endsAtBytes?: number | undefined;
  /** A checksum that the file carries of a part of itself; no protection, for who changes the part can change it. */
  readonly ownChecksum?: OwnChecksum | undefined;
}

/** The sum of big-endian words of 32 bits with the carry added again, as classic IOS checks its compressed part. */
export interface OwnChecksum {
  readonly fromByte: number;
  readonly untilByte: number;
  readonly sum: number;
}

/** One form: a row of the table of forms. */
export interface StructureForm {
  readonly form: string;
  /** The standard or the tool that documents it. */
  readonly authority: string;
  readonly isShown: (bytes: ImageBytes) => boolean;
  readonly read: (bytes: ImageBytes) => ImageStructure;
}

/** A form that tells where it ends: whole, or cut short. What follows the end, as a signature may, is not judged. */
export function endingAt(
  form: string,
  { sizeBytes }: ImageBytes,
  endsAtBytes: number,
): ImageStructure {
  const missing = endsAtBytes - sizeBytes;
  if (missing > 0) {
    const says = `it ends ${missing} bytes before its own ${form} structure does`;
    return { form, state: "cut short", says, endsAtBytes };
  }
  const says = `all of its ${form} structure is there`;
  return { form, state: "whole", says, endsAtBytes };
}
