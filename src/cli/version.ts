// The version of this package, as package.json says it.

import { readFileSync } from "node:fs";

export const version: string = versionIn(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);

function versionIn(manifest: string): string {
  const found: unknown = JSON.parse(manifest);
  const holds = typeof found === "object" && found !== null && "version" in found;
  return holds && typeof found.version === "string" ? found.version : "unknown";
}
