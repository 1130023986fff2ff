// A report's cases become JUnit's XML, as build servers read it.

import { escapeHtml } from "#text";
import type { Report, Suite } from "./report.ts";

export function* renderJunit({ title, suites = [] }: Report): Generator<string> {
  const { cases, failures } = count(suites);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="${escapeHtml(title)}" tests="${cases}" failures="${failures}">\n`;
  for (const suite of suites) {
    const own = count([suite]);
    yield `  <testsuite name="${escapeHtml(suite.name)}" tests="${own.cases}" failures="${own.failures}">\n`;
    for (const { name, failure } of suite.cases) {
      const opening = `    <testcase classname="${escapeHtml(suite.name)}" name="${escapeHtml(name)}"`;
      if (failure === undefined) yield `${opening}/>\n`;
      else {
        const lines = failure.split("\n").map(escapeHtml);
        const first = lines[0] ?? "";
        yield `${opening}>\n      <failure message="${first}">${lines.join("\n")}</failure>\n    </testcase>\n`;
      }
    }
    yield "  </testsuite>\n";
  }
  yield "</testsuites>\n";
}

function count(suites: readonly Suite[]): { readonly cases: number; readonly failures: number } {
  const cases = suites.flatMap((suite) => suite.cases);
  return {
    cases: cases.length,
    failures: cases.filter(({ failure }) => failure !== undefined).length,
  };
}
