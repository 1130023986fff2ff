// Texts of versions and names of images that tell of a build that never was released.

/** Builds of engineers carry the name of their branch, a day, or the number of an interim image. */
const engineeringBuild =
  /BLD[_-]|EXPERIMENTAL|^\d{8}[:_]|_LATEST|ENGINEERING|DEVTEST|_SSA\b|\bIMG\d|\[IMG/i;

export const isEngineeringBuild = (text: string): boolean => engineeringBuild.test(text);
