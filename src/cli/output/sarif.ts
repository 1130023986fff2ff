// A report's results become a SARIF 2.1.0 log, as code-scanning services read it.

import { neutralise } from "#text";
import { version } from "../version.ts";
import { jsonText } from "./json.ts";
import type { Report, Result, ResultRule } from "./report.ts";

export function* renderSarif({ results = { rules: [], found: [] } }: Report): Generator<string> {
  const driver = { name: "Bootwarden", version, rules: results.rules.map(sarifRule) };
  const places = new Map(results.rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver },
        columnKind: "utf16CodeUnits",
        results: results.found.map((result) => sarifResult(result, places.get(result.ruleId))),
      },
    ],
  };
  yield `${jsonText(log, 2)}\n`;
}

function sarifRule({ id, title, description, level, tags }: ResultRule): object {
  return {
    id,
    shortDescription: { text: neutralise(title) },
    fullDescription: { text: description === "" ? neutralise(title) : description },
    defaultConfiguration: { level },
    properties: { tags },
  };
}

function sarifResult(result: Result, ruleIndex: number | undefined): object {
  const { ruleId, level, message, fingerprint, properties } = result;
  return {
    ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level,
    message: { text: neutralise(message) },
    ...locations(result),
    ...(fingerprint === undefined ? {} : { partialFingerprints: { "finding/v1": fingerprint } }),
    ...(properties === undefined ? {} : { properties }),
  };
}

function locations({ place, snippet }: Result): { readonly locations?: object } {
  if (place === undefined) return {};
  const region = {
    startLine: place.line,
    ...(place.column === undefined ? {} : { startColumn: place.column }),
    ...(snippet === undefined ? {} : { snippet: { text: snippet } }),
  };
  const uri = place.path.split("/").map(encodeURIComponent).join("/");
  return { locations: [{ physicalLocation: { artifactLocation: { uri }, region } }] };
}
