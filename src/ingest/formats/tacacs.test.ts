import assert from "node:assert/strict";
import { test } from "node:test";
import { peel } from "../envelope.ts";
import { tacPlus } from "./tac-plus.ts";
import { readTacacsNgFields, tacacsNg, tacacsNgDefault } from "./tacacs-ng.ts";

const fields = [
  "192.0.2.1",
  "ops",
  "tty10",
  "192.0.2.200",
  "stop",
  "task_id=29",
  "cmd=copy a=b <cr>",
];

test("a record of tac_plus is read from its file, dated by the server", () => {
  const text = `Mar 25 21:37:12\t${fields.join("\t")}`;
  const reading = tacPlus.read(peel({ text, line: 1 }));
  assert.deepEqual(reading?.fields, {
    nas: "192.0.2.1",
    user: "ops",
    port: "tty10",
    nac: "192.0.2.200",
    accttype: "stop",
    task_id: "29",
    cmd: "copy a=b <cr>",
  });
  assert.equal(reading?.host, "192.0.2.1");
  assert.deepEqual(reading?.stamp, {
    month: 3,
    day: 25,
    hour: 21,
    minute: 37,
    second: 12,
    trust: "synced",
  });
});

test("a record of tac_plus is read from syslog, where four blanks stand for a tab", () => {
  const text = `<30>Mar 25 21:37:12 aaa1 tac_plus[88]: ${fields.join("    ")}`;
  const reading = tacPlus.read(peel({ text, line: 1 }));
  assert.equal(reading?.fields?.["cmd"], "copy a=b <cr>");
  assert.equal(reading?.message, fields.join("    "));
  assert.equal(reading?.host, undefined);
});

test("arguments that come one by one are one command", () => {
  const record = [...fields.slice(0, 6), "cmd=copy", "cmd-arg=tftp:", "cmd-arg=flash:"].join("\t");
  const reading = tacPlus.read(peel({ text: `Mar 25 21:37:12\t${record}`, line: 1 }));
  assert.equal(reading?.fields?.["cmd"], "copy tftp: flash:");
});

test("a record of another kind than start, stop and update is not of tac_plus", () => {
  const text = `Mar 25 21:37:12\t${fields.join("\t").replace("stop", "begin")}`;
  assert.equal(tacPlus.read(peel({ text, line: 1 })), undefined);
});

test("tac_plus-ng is read by the operator's own field map", () => {
  const format = tacacsNg({ separator: "|", fields: ["accttype", "user", "nas", "cmd"] });
  const text = "<30>Mar 25 21:37:12 aaa1 tac_plus-ng[88]: stop|ops|192.0.2.1|show ip | include x";
  const reading = format.read(peel({ text, line: 1 }));
  assert.deepEqual(reading?.fields, {
    accttype: "stop",
    user: "ops",
    nas: "192.0.2.1",
    cmd: "show ip | include x",
  });
});

test("the default map is read from a file with the server's stamp, or from syslog", () => {
  const record = "192.0.2.1::ops::tty10::192.0.2.200::stop::permit::shell::show version";
  for (const head of ["2026-03-01 08:00:00 +0100 ", "2026-03-01 08:00:00 +0100\t"]) {
    const reading = tacacsNgDefault.read(peel({ text: head + record, line: 1 }));
    assert.equal(reading?.message, record);
    assert.equal(reading?.host, "192.0.2.1");
    assert.equal(reading?.stamp?.offsetMinutes, 60);
  }
  const sent = `<30>1 2026-03-01T08:00:00Z aaa1 tac_plus-ng 88 - - ${record}`;
  assert.equal(
    tacacsNgDefault.read(peel({ text: sent, line: 1 }))?.fields?.["cmd"],
    "show version",
  );
});

test("an accounting format of tac_plus-ng becomes its field map, or is refused", () => {
  const format = ["nas", "user", "accttype", "cmd"].map((name) => `\${${name}}`);
  const fields = ["nas", "user", "accttype", "cmd"];
  assert.deepEqual(readTacacsNgFields(format.join("\t")), { separator: "\t", fields });
  assert.deepEqual(readTacacsNgFields(format.join("::")), { separator: "::", fields });
  const refused = [
    "",
    "nas user",
    format.join(""),
    `x ${format.join("|")}`,
    `${format.join("|")} end`,
  ];
  const uneven = `${format.slice(0, 2).join("|")}::${format.slice(2).join("|")}`;
  const kindless = format.join("|").replace("accttype", "kind");
  for (const text of [...refused, uneven, kindless])
    assert.equal(readTacacsNgFields(text), undefined, text);
});
