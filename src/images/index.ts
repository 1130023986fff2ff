// Names of image files and texts of versions become what they say.

export { type ImageFlag, type ImageName, readImageName } from "./image-name.ts";
export type { ImagePart } from "./naming.ts";
export { compareVersions, versionOrder } from "./version.ts";
