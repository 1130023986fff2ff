// What a rule looks for becomes warnings where no device ever sends it, or where it is in too many messages to mean
// anything alone. Negated conditions are left alone: not to find what is never sent is no mistake.

import { type PublishedString, publishedStrings } from "#catalogue";
import { type Call, type Expr, inputsOf, type Literal, type Plan } from "#plan";
import { type Diagnostic, type Span, warn } from "#text";

/** Each once, at its first place: an offset into the text that the plan was bound from. */
export function doubtfulSearches(plan: Plan): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const search of searchesIn(plan, [])) {
    for (const published of publishedStrings) {
      const doubt = doubtOf(search, published);
      const first = doubt && found.get(doubt.message);
      if (doubt === undefined || (first && first.at.start <= doubt.at.start)) continue;
      found.set(doubt.message, doubt);
    }
  }
  return [...found.values()].sort((a, b) => a.at.start - b.at.start);
}

/** One text that a condition looks for, and what holds of the row besides. */
interface Search {
  readonly call: Call;
  readonly text: string;
  readonly at: Span;
  readonly besides: readonly Expr[];
}

function* searchesIn(plan: Plan, above: readonly Expr[]): Generator<Search> {
  switch (plan.kind) {
    case "filter":
      yield* searchesOf(plan.predicate, [...above, ...below(plan.input)]);
      yield* searchesIn(plan.input, [...above, plan.predicate]);
      return;
    case "project":
      for (const { expr } of plan.columns) yield* searchesOf(expr, below(plan.input));
      yield* searchesIn(plan.input, above);
      return;
    case "sort":
      yield* searchesIn(plan.input, above);
      return;
    case "union":
      for (const input of plan.inputs) yield* searchesIn(input, above);
      return;
    case "aggregate":
      for (const { expr } of [...plan.keys, ...plan.measures]) {
        yield* searchesOf(expr, below(plan.input));
      }
      yield* searchesIn(plan.input, []);
      return;
    default:
      for (const input of inputsOf(plan)) yield* searchesIn(input, []);
  }
}

/** Conditions that hold of the rows which the plan gives, as far as they are about one row. */
function below(plan: Plan): readonly Expr[] {
  switch (plan.kind) {
    case "filter":
      return [plan.predicate, ...below(plan.input)];
    case "project":
    case "sort":
      return below(plan.input);
    default:
      return [];
  }
}

function* searchesOf(expr: Expr, besides: readonly Expr[]): Generator<Search> {
  if (expr.kind !== "call" || expr.fn === "logic.not") return;
  if (expr.fn === "logic.and") {
    for (const arg of expr.args) {
      const others = expr.args.filter((other) => other !== arg);
      yield* searchesOf(arg, [...besides, ...others]);
    }
    return;
  }
  for (const { value, at } of needlesOf(expr)) yield { call: expr, text: value, at, besides };
  for (const arg of expr.args) yield* searchesOf(arg, besides);
}

type Needle = Literal & { readonly value: string };

/** The texts that a condition on a text names. */
function needlesOf({ fn, type, args }: Call): readonly Needle[] {
  if (!fn.startsWith("text.") || type !== "bool") return [];
  return args.slice(1).filter(isNeedle);
}

function isNeedle(expr: Expr): expr is Needle {
  return expr.kind === "literal" && typeof expr.value === "string";
}

function doubtOf(search: Search, published: PublishedString): Diagnostic | undefined {
  const { string, verdict, why: because, instead, isLookedForBy } = published;
  const plain = withoutSyntax(search.text);
  if (isLookedForBy?.test(plain) !== true) return undefined;
  const at = search.at.end > search.at.start ? search.at : search.call.at;
  const what = `'${string}'`;
  switch (verdict) {
    case "never sent":
    case "no log message":
      return warn("never-sent", at, { what, because, instead });
    case "wrong channel": {
      const inConfigLog = isConfigLog(plain) || search.besides.some(isOnlyConfigLog);
      return inConfigLog ? warn("never-sent", at, { what, because, instead }) : undefined;
    }
    case "benign":
    case "too broad":
      return isAlone(search) ? warn("matches-too-much", at, { what, because, instead }) : undefined;
    case "real":
    case "wrong logic":
      return undefined;
  }
}

/** A pattern's classes and gaps are blanks, and its escapes the signs that they stand for. */
function withoutSyntax(text: string): string {
  return text
    .replace(/\[(?:[^\]\\]|\\.){1,80}\][+*?]?|\\s[+*]?|\.[*+]\??/g, " ")
    .replace(/\\([^\w\s])/g, "$1");
}

const isConfigLog = (text: string): boolean => /CFGLOG|\bPARSER-\d|^ConfigLog$/i.test(text);

/** The condition keeps rows of the configuration log alone. */
function isOnlyConfigLog(condition: Expr): boolean {
  if (condition.kind !== "call") return false;
  if (condition.fn === "logic.and") return condition.args.some(isOnlyConfigLog);
  if (condition.fn === "logic.or") return condition.args.every(isOnlyConfigLog);
  const needles = needlesOf(condition);
  return needles.length > 0 && needles.every(({ value }) => isConfigLog(withoutSyntax(value)));
}

/** Columns that say whose message it is, and nothing of what it says. */
const aboutSender: ReadonlySet<string> = new Set([
  "CollectorHostName",
  "Computer",
  "DeviceProduct",
  "DeviceVendor",
  "Facility",
  "HostIP",
  "HostName",
  "SeverityLevel",
  "SourceSystem",
  "Type",
  "Vendor",
  "_SourceFile",
  "_SourceType",
]);

/** A part of a text that may be any message, with nothing besides that says which. */
function isAlone({ call, besides }: Search): boolean {
  const isPart = !/^text\.(?:equals|isOneOf)/.test(call.fn);
  const columns = columnsOf(call.args[0]);
  const inMessage = columns.some((name) => messages.has(name));
  return isPart && inMessage && !besides.some(tellsMore);
}

const messages: ReadonlySet<string> = new Set(["SyslogMessage", "Message", "_Raw", "_raw"]);

function tellsMore(condition: Expr): boolean {
  if (condition.kind !== "call") return false;
  if (condition.fn === "logic.and") return condition.args.some(tellsMore);
  if (condition.fn === "logic.or") return condition.args.every(tellsMore);
  const needles = needlesOf(condition);
  const columns = columnsOf(condition.args[0]);
  if (needles.length === 0 || columns.every((name) => aboutSender.has(name))) return false;
  return needles.every(({ value }) => !isBroad(withoutSyntax(value)));
}

const isBroad = (text: string): boolean =>
  publishedStrings.some(
    ({ verdict, isLookedForBy }) => verdict === "too broad" && isLookedForBy?.test(text) === true,
  );

function columnsOf(expr: Expr | undefined): readonly string[] {
  if (expr?.kind === "column") return [expr.name];
  return expr?.kind === "call" ? expr.args.flatMap(columnsOf) : [];
}
