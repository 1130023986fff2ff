import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { commandOfProcedure } from "./junos-procedures.ts";

const calls: readonly (readonly [string, string])[] = [
  [
    'request-package-add package-name="/var/sw/x.tgz" no-validate unlink',
    "request system software add /var/sw/x.tgz no-validate unlink",
  ],
  ["request-reboot at=2300", "request system reboot at 2300"],
  ["request-vmhost-reboot", "request vmhost reboot"],
  [
    "file-copy source=/config/x destination='ftp://192.0.2.9/x'",
    "file copy /config/x ftp://192.0.2.9/x",
  ],
  ['load-configuration action="set" format="text"', "load set"],
  [
    'load-configuration url="ftp://192.0.2.9/x" action="override"',
    "load override ftp://192.0.2.9/x",
  ],
  ['request-shell-execute command="id -a"', "start shell command id -a"],
  ["get-instance-information", "get-instance-information"],
  ["show version", "show version"],
  ["", ""],
];

test("a procedure of the table becomes the command that does the same, all others stay", () => {
  for (const [call, command] of calls) assert.equal(commandOfProcedure(call), command);
});

test("no text makes it throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      commandOfProcedure(text);
      commandOfProcedure(`request-package-add ${text}`);
    }),
  );
});
