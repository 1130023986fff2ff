// The rules of the plan, held where nodes are made: a breach is our own fault, never an author's.

import { Bug } from "#bug";
import type { ScalarType, Schema } from "#schema";
import type { Call, Expr } from "./expr.ts";
import { type Kind, signatureOf } from "./functions/index.ts";
import { columnsRead } from "./walk.ts";

const numbers: ReadonlySet<ScalarType> = new Set(["int", "long", "real", "decimal"]);

export function checkCall({ fn, args }: Call): void {
  const { takes, rest } = signatureOf(fn);
  if (args.length < takes.length) throw new Bug(`${fn} takes ${takes.length} arguments`);
  args.forEach((arg, index) => {
    const kind = takes[index] ?? rest;
    if (kind === undefined) throw new Bug(`${fn} takes ${takes.length} arguments`);
    if (!fits(arg.type, kind)) throw new Bug(`${fn} takes ${kind} at ${index}, not ${arg.type}`);
  });
}

function fits(type: ScalarType, kind: Kind): boolean {
  if (kind === "any" || kind === type) return true;
  if (kind === "number") return numbers.has(type);
  return kind === "long" && type === "int";
}

export function requireType(expr: Expr, type: ScalarType): void {
  if (expr.type !== type) throw new Bug(`${type} expected, not ${expr.type}`);
}

export function checkReferences(expr: Expr, schema: Schema): void {
  for (const read of columnsRead(expr)) {
    const found = schema.find(({ name }) => name === read.name);
    if (found === undefined) throw new Bug(`column ${read.name} is not in the input`);
    if (found.type !== read.type) throw new Bug(`column ${read.name} is ${found.type}`);
  }
}

export function checkUnique(schema: Schema): void {
  const seen = new Set<string>();
  for (const { name } of schema) {
    if (seen.has(name)) throw new Bug(`two columns are named ${name}`);
    seen.add(name);
  }
}
