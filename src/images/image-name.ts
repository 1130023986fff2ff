// The name of an image file becomes what it says of platform, version and signing.

/**
 * How a Cisco image says that it is signed: SPA is a production image (signed, production, key version A), SSA a
 * special one (signed, special, key version A), as engineering and development builds are.
 */
export type ImageFlag = "SPA" | "SSA";

export interface ImageName {
  /** The file's name, without folders. */
  readonly name: string;
  readonly flag?: ImageFlag | undefined;
  /** As the name writes it: `15.7-3.M2`, `17.09.05`. */
  readonly version?: string | undefined;
}

const imageShape = /\.(?:bin|spa|ssa|img|pkg|swi|swix|tgz|tar|iso|rpm|cc|ipe|out|csp|smu|image)$/i;

/** Undefined where a path, with or without a file system before it, does not end in the name of an image. */
export function readImageName(path: string): ImageName | undefined {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf(":")) + 1);
  if (!imageShape.test(name)) return undefined;
  const flag = /\.(SPA|SSA)\b/.exec(name)?.[1];
  return { name, flag: flag === "SPA" || flag === "SSA" ? flag : undefined };
}
