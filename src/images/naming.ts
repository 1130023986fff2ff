// The contract of a naming: how one vendor names the image files of one product.

/** What of a device an image replaces. */
export type ImagePart =
  /** The operating system, or a package of it. */
  | "system"
  /** What starts the system: ROMMON, Aboot, BIOS. */
  | "bootloader"
  /** Firmware of a chip or a card: EPLD, FPD. */
  | "firmware"
  /** A change to an installed system: SMU, patch, hotfix, extension. */
  | "patch"
  /** Software that the device only hands out or runs beside the system. */
  | "application";

export interface ImageFacts {
  readonly platform?: string | undefined;
  /** Features, or the package of the system. */
  readonly featureSet?: string | undefined;
  /** As the device prints it: `15.7(3)M2`. */
  readonly version?: string | undefined;
  readonly part?: ImagePart | undefined;
}

/** Groups of a naming's pattern. */
export type Groups = Readonly<Record<string, string | undefined>>;

export interface ImageNaming {
  readonly product: string;
  readonly authority: string;
  /** A name that it reads. */
  readonly example: string;
  /** On the name without its ending, whatever the case. Its groups `platform`, `features` and `version` are facts. */
  readonly pattern: RegExp;
  /** Absent: `system`. */
  readonly part?: ImagePart | undefined;
  /** What the device prints for the groups, where that is not the group `version` as it stands. */
  version?(groups: Groups): string | undefined;
  /** What the rest of the name makes of it. */
  partOf?(groups: Groups): ImagePart;
}
