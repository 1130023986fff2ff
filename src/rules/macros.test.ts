import assert from "node:assert/strict";
import { test } from "node:test";
import { readMacros } from "./macros.ts";

test("a macro of security_content is read with its arguments", () => {
  const text = 'name: routers\narguments:\n- site\ndefinition: index=network host="$site$-*"';
  assert.deepEqual(readMacros([{ path: "macros/routers.yml", text }]), [
    { name: "routers", parameters: ["site"], definition: 'index=network host="$site$-*"' },
  ]);
});

test("macros.conf gives a macro a stanza, with continued lines", () => {
  const text = [
    "# ours",
    "[routers(2)]",
    "args = site, kind",
    "definition = index=network \\",
    "  host=$site$-$kind$*",
    "iseval = 0",
    "",
    "[plain]",
    "definition = sourcetype=cisco:ios",
  ].join("\n");
  assert.deepEqual(readMacros([{ path: "default/macros.conf", text }]), [
    {
      name: "routers",
      parameters: ["site", "kind"],
      definition: "index=network \n  host=$site$-$kind$*",
    },
    { name: "plain", parameters: [], definition: "sourcetype=cisco:ios" },
  ]);
});

test("what holds no macro gives none", () => {
  const files = [
    { path: "rule.yaml", text: "name: x\nsearch: index=network" },
    { path: "broken.yaml", text: "definition: [" },
    { path: "props.conf", text: "[x]\ndefinition = y" },
  ];
  assert.deepEqual(readMacros(files), []);
});
