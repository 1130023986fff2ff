// The tabular operators of Kusto by Microsoft's name of their syntax: what is run, and what is known and not run.

import {
  extendColumns,
  projectAway,
  projectColumns,
  projectKeep,
  projectRename,
  projectReorder,
} from "./columns.ts";
import { count, distinct } from "./distinct.ts";
import { joinTables, lookup } from "./join.ts";
import { makeSeries } from "./make-series.ts";
import { mvExpand } from "./mv-expand.ts";
import type { Operator, OperatorGap } from "./operator.ts";
import { sortRows, take, top } from "./order.ts";
import { parse, parseWhere } from "./parse.ts";
import { parseKv } from "./parse-kv.ts";
import { search } from "./search.ts";
import { summarize } from "./summarize.ts";
import { unionTables } from "./union.ts";
import { where } from "./where.ts";

/** Has no effect on rows: a presentation hint, a name, an assurance of order. */
const unchanged = (keyword: string): Operator => ({ keyword, bind: (_node, input) => input });

const gap = (keyword: string, nearest?: string): OperatorGap =>
  nearest === undefined ? { keyword, unsupported: true } : { keyword, unsupported: true, nearest };

export const operators: Readonly<Record<string, Operator | OperatorGap>> = {
  FilterOperator: where,
  ExtendOperator: extendColumns,
  SerializeOperator: { ...extendColumns, keyword: "serialize" },
  ProjectOperator: projectColumns,
  ProjectAwayOperator: projectAway,
  ProjectKeepOperator: projectKeep,
  ProjectReorderOperator: projectReorder,
  ProjectRenameOperator: projectRename,
  SummarizeOperator: summarize,
  SortOperator: sortRows,
  TopOperator: top,
  TakeOperator: take,
  DistinctOperator: distinct,
  CountOperator: count,
  UnionOperator: unionTables,
  JoinOperator: joinTables,
  LookupOperator: lookup,
  AsOperator: unchanged("as"),
  RenderOperator: unchanged("render"),
  ConsumeOperator: gap("consume", "take 0"),
  EvaluateOperator: gap("evaluate"),
  ExecuteAndCacheOperator: gap("execute_and_cache"),
  FacetOperator: gap("facet", "summarize"),
  FindOperator: gap("find", "union … | where"),
  ForkOperator: gap("fork", "union"),
  GetSchemaOperator: gap("getschema"),
  GraphMatchOperator: gap("graph-match", "join"),
  GraphShortestPathsOperator: gap("graph-shortest-paths"),
  GraphToTableOperator: gap("graph-to-table"),
  GraphWhereNodesOperator: gap("graph-where-nodes"),
  GraphWhereEdgesOperator: gap("graph-where-edges"),
  GraphMarkComponentsOperator: gap("graph-mark-components"),
  MacroExpandOperator: gap("macro-expand"),
  MakeGraphOperator: gap("make-graph", "join"),
  MakeSeriesOperator: makeSeries,
  MvApplyOperator: gap("mv-apply", "mv-expand"),
  MvExpandOperator: mvExpand,
  ParseKvOperator: parseKv,
  ParseOperator: parse,
  ParseWhereOperator: parseWhere,
  PartitionByOperator: gap("partition by", "summarize"),
  PartitionOperator: gap("partition", "summarize"),
  ProjectByNamesOperator: gap("project-by-names", "project"),
  ReduceByOperator: gap("reduce", "summarize"),
  SampleOperator: gap("sample", "take"),
  SampleDistinctOperator: gap("sample-distinct", "distinct … | take"),
  ScanOperator: gap("scan"),
  SearchOperator: search,
  TopHittersOperator: gap("top-hitters", "summarize count() | top"),
  TopNestedOperator: gap("top-nested", "summarize | top"),
};
