// A query's text tells its language, with the words that told it.

import { decodedCatalog as catalog } from "#ingest";

export type LanguageName = "kql" | "spl" | "sigma";

export interface LanguageGuess {
  readonly language: LanguageName;
  /** The piece of the text that decided, for people. */
  readonly because: string;
}

const kqlStages =
  /\|\s*(?:where|extend|project(?:-\w+)?|summarize|take|limit|top|distinct|join|union|mv-expand|parse|order\s+by|sort\s+by|count)\b/gi;
const splStages =
  /\|\s*(?:search|eval|stats|rex|table|dedup|head|tail|fields|rename|fillnull|timechart|eventstats|streamstats|tstats|spath|lookup|inputlookup|convert|makeresults|bucket|top|rare|regex)\b/gi;
// Operators that the other language lacks, outside of their stages.
const kqlMarks =
  /=~|!~|\b(?:has(?:_any|_all|_cs)?|contains_cs|startswith|endswith|!?between|ago)\b\s*[("@]|\bdynamic\(|\blet\s+\w+\s*=|\bmatches regex\b|\bisfuzzy\b/g;
const splMarks =
  /\b(?:index|sourcetype|source|host|eventtype|tag)\s*=|`[\w:-]+(?:\([^)]*\))?`|\(\?<\w+>|\bby\s+_time\b|\bAND\b|\bOR\b|\bNOT\b/g;

/** KQL where nothing speaks for any language. */
export function guessLanguage(text: string): LanguageGuess {
  const sigma = /^(?:detection|correlation)\s*:/m.exec(text);
  if (sigma !== null) return { language: "sigma", because: sigma[0] };
  const bare = text.replace(/^\s*\/\/.*$/gm, "").trim();
  const first = /^[A-Za-z_]\w*/.exec(bare)?.[0] ?? "";
  if (catalog.has(first)) return { language: "kql", because: first };
  if (/^(?:print|datatable|range|union)\b/.test(bare)) return { language: "kql", because: first };
  if (/^(?:\||`|index\b|search\b)/.test(bare)) {
    return { language: "spl", because: bare.split(/\s/, 1)[0] ?? "" };
  }
  const kql = [...(bare.match(kqlStages) ?? []), ...(bare.match(kqlMarks) ?? [])];
  const spl = [...(bare.match(splStages) ?? []), ...(bare.match(splMarks) ?? [])];
  return spl.length > kql.length
    ? { language: "spl", because: spl[0] ?? "" }
    : { language: "kql", because: kql[0] ?? "no sign of another language" };
}
