// The one meaning of a query, whatever the language it was asked in.

export * from "./build.ts";
export { wordsNeverSaid } from "./closed-words.ts";
export type { Call, ColumnRef, Expr, Literal, Named, Parameter } from "./expr.ts";
export {
  type Families,
  type Family,
  type FunctionName,
  type FunctionTable,
  functions,
  type Kind,
  type Signature,
  signatureOf,
} from "./functions/index.ts";
export { planFromJson, planToJson } from "./json.ts";
export {
  type CompileOptions,
  type Coverage,
  coverageOf,
  type Language,
  type Tunable,
  type Tunables,
} from "./language.ts";
export { type TracedPlan, traceOrigin } from "./origin.ts";
export type {
  Aggregate,
  Filter,
  Frame,
  Join,
  JoinKey,
  Limit,
  Plan,
  Project,
  Scan,
  Sequence,
  Sort,
  SortKey,
  Union,
  Unnest,
  Values,
  Window,
} from "./plan.ts";
export { printExpr, printPlan } from "./print.ts";
export { type Known, type Truth, truthOf } from "./truth.ts";
export {
  boundsOf,
  callsRead,
  columnsRead,
  expressions,
  inputsOf,
  mapExpr,
  nodes,
  tablesRead,
} from "./walk.ts";
