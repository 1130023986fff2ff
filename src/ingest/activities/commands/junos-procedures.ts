// Remote procedures that clients of NETCONF and Junos XML call by name become the commands that do the same.

/** Procedure, and the words of the command line before its parameters. */
const procedures: ReadonlyMap<string, string> = new Map([
  ["request-package-add", "request system software add"],
  ["request-package-in-service-upgrade", "request system software in-service-upgrade"],
  ["request-package-nonstop-upgrade", "request system software nonstop-upgrade"],
  ["request-package-delete", "request system software delete"],
  ["request-package-rollback", "request system software rollback"],
  ["request-package-validate", "request system software validate"],
  ["request-vmhost-package-add", "request vmhost software add"],
  ["request-vmhost-package-in-service-upgrade", "request vmhost software in-service-upgrade"],
  ["request-vmhost-package-rollback", "request vmhost software rollback"],
  ["request-reboot", "request system reboot"],
  ["request-halt", "request system halt"],
  ["request-power-off", "request system power-off"],
  ["request-snapshot", "request system snapshot"],
  ["request-system-zeroize", "request system zeroize"],
  ["request-vmhost-reboot", "request vmhost reboot"],
  ["request-vmhost-halt", "request vmhost halt"],
  ["request-vmhost-zeroize", "request vmhost zeroize"],
  ["request-shell-execute", "start shell command"],
  ["file-copy", "file copy"],
  ["file-delete", "file delete"],
  ["load-configuration", "load"],
  ["commit-configuration", "commit"],
]);

/** Parameters whose name the command line does not say. */
const unnamed: ReadonlySet<string> = new Set([
  "package-name",
  "package",
  "source",
  "destination",
  "path",
  "action",
  "url",
  "command",
]);
/** Parameters that the command line does not know. */
const foreign: ReadonlySet<string> = new Set(["format", "in-memory"]);

const parameter = /^([\w-]{1,64})=(?:"([^"]*)"|'([^']*)'|(\S*))$/;
const wordShape = /(?:"[^"]*"|'[^']*'|[^\s"'])+/g;

/** The text itself where it calls no procedure of the table. */
export function commandOfProcedure(call: string): string {
  const [name = "", ...given] = call.slice(0, 4096).match(wordShape) ?? [];
  const command = procedures.get(name);
  if (command === undefined) return call;
  const words = (name === "load-configuration" ? actionFirst(given) : given).flatMap((word) => {
    const [, key, double, single, bare] = parameter.exec(word) ?? [];
    if (key === undefined) return [word];
    if (foreign.has(key)) return [];
    const value = double ?? single ?? bare ?? "";
    return unnamed.has(key) ? [value] : [key, value];
  });
  return [command, ...words].filter((word) => word !== "").join(" ");
}

/** `load` is told first how it loads; the procedure merges where it is not told. */
function actionFirst(given: readonly string[]): string[] {
  const isAction = (word: string) => word.startsWith("action=");
  const action = given.find(isAction) ?? "action=merge";
  return [action, ...given.filter((word) => !isAction(word))];
}
