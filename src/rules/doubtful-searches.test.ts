import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedStrings } from "#catalogue";
import { kql } from "#languages/kql";
import { sigma } from "#languages/sigma";
import { spl } from "#languages/spl";
import type { Language } from "#plan";
import { catalog } from "#schema";
import { doubtfulSearches } from "./doubtful-searches.ts";

/** `code of 'what'`, each with the piece of the query that it points at. */
async function doubts(language: Language, text: string): Promise<readonly string[]> {
  const compiled = await language.compile(
    { name: "rule", text },
    { catalog, missingColumns: "refuse" },
  );
  assert.ok(compiled.ok, JSON.stringify(compiled));
  return doubtfulSearches(compiled.value).map(({ code, message, at }) => {
    const what = /'([^']+)'/.exec(message)?.[1];
    return `${code} ${what} @ ${text.slice(at.start, at.end)}`;
  });
}

const queries: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "a string that no device sends",
    'Syslog | where SyslogMessage has "FLASH-4-WRITE_FAILED"',
    ['never-sent FLASH-4-WRITE_FAILED @ "FLASH-4-WRITE_FAILED"'],
  ],
  [
    "another severity of it, within a pattern",
    'Syslog | where SyslogMessage matches regex "(?i)%FLASH-3-WRITE_FAILED:.*"',
    ['never-sent FLASH-4-WRITE_FAILED @ "(?i)%FLASH-3-WRITE_FAILED:.*"'],
  ],
  [
    "an EXEC command in the configuration log, in two filters",
    'Syslog | where SyslogMessage has "CFGLOG_LOGGEDCMD" | where SyslogMessage contains "copy tftp"',
    ['never-sent copy tftp in the configuration log @ "copy tftp"'],
  ],
  [
    "the same in one pattern, with blanks as patterns write them",
    String.raw`Syslog | where SyslogMessage matches regex @"CFGLOG_LOGGEDCMD.*upgrade\s+rom-monitor"`,
    [
      String.raw`never-sent upgrade rom-monitor in the configuration log @ @"CFGLOG_LOGGEDCMD.*upgrade\s+rom-monitor"`,
    ],
  ],
  [
    "the same over activities",
    'NetworkDeviceActivity | where Channel == "ConfigLog" and Command has "copy tftp"',
    ['never-sent copy tftp in the configuration log @ "copy tftp"'],
  ],
  [
    "the same command where accounting may tell it",
    'Syslog | where SyslogMessage has_any ("CFGLOG_LOGGEDCMD", "AAAA-6-ACCTLOCAL") | where SyslogMessage contains "copy tftp"',
    [],
  ],
  [
    "a command of the configuration in its log",
    'Syslog | where SyslogMessage has "CFGLOG_LOGGEDCMD" and SyslogMessage contains "boot system"',
    [],
  ],
  [
    "a broad word alone, though the facility is given",
    'Syslog | where Facility == "local7" and SyslogMessage contains "tftp"',
    ['matches-too-much tftp @ "tftp"'],
  ],
  [
    "a broad word beside one that says which message",
    'Syslog | where SyslogMessage has "CONFIG_NV_I" and SyslogMessage contains "tftp"',
    [],
  ],
  [
    "two broad words together",
    'Syslog | where SyslogMessage has "copy" | where SyslogMessage has "tftp"',
    ['matches-too-much copy @ "copy"', 'matches-too-much tftp @ "tftp"'],
  ],
  [
    "a broad word in a column of its own",
    'NetworkDeviceActivity | where TransferProtocol == "tftp"',
    [],
  ],
  [
    "what each boot prints, alone",
    'Syslog | where SyslogMessage has "SYS-6-BOOTTIME"',
    ['matches-too-much SYS-6-BOOTTIME @ "SYS-6-BOOTTIME"'],
  ],
  [
    "a string that no device sends, left out",
    'Syslog | where SyslogMessage has "SYS-5-RELOAD" and SyslogMessage !has "INTEGRITY_FAILED"',
    [],
  ],
  [
    "the same string at several places is told once, at the first",
    'Syslog | where SyslogMessage has "confreg 0x" | extend Touched = SyslogMessage has "confreg"',
    ['never-sent confreg @ "confreg 0x"'],
  ],
  [
    "the real message in place of the invented number",
    'CommonSecurityLog | where AdditionalExtensions has "0100032202"',
    [],
  ],
  [
    "the invented number of FortiOS",
    'CommonSecurityLog | where AdditionalExtensions has "0100032006"',
    ['never-sent 0100032006 as FortiOS firmware upgrade @ "0100032006"'],
  ],
];

for (const [name, query, expected] of queries) {
  test(`KQL: ${name}`, async () => {
    assert.deepEqual(await doubts(kql, query), expected);
  });
}

test("SPL and Sigma are doubted as KQL is, at the word", async () => {
  assert.deepEqual(
    await doubts(spl, 'search index=network "CFGLOG_LOGGEDCMD" "copy tftp" OR "SIGNATURE_FAILED"'),
    [
      'never-sent copy tftp in the configuration log @ "copy tftp"',
      'never-sent SIGNATURE_FAILED @ "SIGNATURE_FAILED"',
    ],
  );
  const rule = [
    "title: t",
    "logsource: { product: cisco, service: syslog }",
    "detection:",
    "  keywords:",
    "    - INTEGRITY_FAILED",
    "  condition: keywords",
  ].join("\n");
  assert.deepEqual(await doubts(sigma, rule), ["never-sent INTEGRITY_FAILED @ INTEGRITY_FAILED"]);
});

test("each audited string is found by what rules look for, and says what to use instead", () => {
  for (const { string, why, instead, verdict, isLookedForBy } of publishedStrings) {
    assert.ok(why !== "" && instead !== "", string);
    assert.ok(!/\.$/.test(why) && !/\.$/.test(instead), string);
    const named = string.replace(/ (?:in the configuration log|as FortiOS.*)$/, "");
    const searched = verdict !== "real" && verdict !== "wrong logic";
    assert.equal(isLookedForBy !== undefined, searched, string);
    assert.equal(isLookedForBy?.test(named), isLookedForBy && true, string);
  }
});
