import assert from "node:assert/strict";
import { test } from "node:test";
import { guessLanguage, type LanguageName } from "./language-guess.ts";

const claims: readonly (readonly [text: string, language: LanguageName])[] = [
  ["Syslog | take 5", "kql"],
  ["// a comment\nSyslog\n| where SyslogMessage has 'rommon'", "kql"],
  ["let words = dynamic(['a']);\nNoSuchTable | where x has_any (words)", "kql"],
  ["print 1 + 1", "kql"],
  ["union isfuzzy=true (Syslog), (CommonSecurityLog)", "kql"],
  ["MyTable | where A =~ 'b' | summarize count() by C", "kql"],
  ["Unknown | project X", "kql"],
  ["index=network sourcetype=cisco:ios | stats count by host", "spl"],
  ["search rommon", "spl"],
  ["| makeresults | eval x=1", "spl"],
  ["`cisco_networks` facility=SYS mnemonic=RELOAD", "spl"],
  ['(sourcetype="cisco:ios") ("reload" OR "boot system") | where score > 2', "spl"],
  ['"upgrade rom-monitor" | rex "user (?<who>\\w+)" | table who', "spl"],
  ["title: x\nlogsource:\n  product: cisco\ndetection:\n  a: b\n  condition: a", "sigma"],
  ["rommon", "kql"],
];

for (const [text, language] of claims) {
  test(`${JSON.stringify(text.slice(0, 50))} is taken for ${language}`, () => {
    assert.equal(guessLanguage(text).language, language);
  });
}
