// A formula becomes an expression over rows: names become columns, functions become the plan's.

import { unreachable } from "#bug";
import { call, type Expr, literal, textLiteral } from "#plan";
import { complain } from "#text";
import type { Desk } from "./command.ts";
import { compare } from "./compare.ts";
import { evalFunctions } from "./eval/index.ts";
import { joined, remainder } from "./eval/number.ts";
import { type Arithmetic, type Formula, fieldsIn, type Operator } from "./formula.ts";
import { revealFields } from "./reveal.ts";
import { fieldValue, type Rows } from "./rows.ts";
import { asCondition, asNumber, isNumeric, noText, refuse, type Site } from "./values.ts";

/** The expression, and the rows with the fields that it reads. */
export interface Bound {
  readonly rows: Rows;
  readonly expr: Expr;
}

export function bindFormula(formula: Formula, input: Rows, desk: Desk): Bound {
  const rows = revealFields(input, { names: fieldsIn(formula), at: formula.at }, desk);
  return { rows, expr: new FormulaBinder(rows, desk).bind(formula) };
}

/** The formula as a condition; anything else is a mistake. */
export function bindPredicate(formula: Formula, input: Rows, desk: Desk): Bound {
  const { rows, expr } = bindFormula(formula, input, desk);
  const site: Site = { at: formula.at, report: (diagnostic) => desk.report(diagnostic) };
  return { rows, expr: asCondition(expr, site) };
}

class FormulaBinder {
  private readonly rows: Rows;
  private readonly desk: Desk;

  constructor(rows: Rows, desk: Desk) {
    this.rows = rows;
    this.desk = desk;
  }

  bind(formula: Formula): Expr {
    switch (formula.kind) {
      case "number":
        return literal("real", formula.value, formula.at);
      case "text":
        return textLiteral(formula.value, formula.at);
      case "field":
        return fieldValue(this.rows, formula.name, formula.at);
      case "call":
        return this.bindCall(formula.name, formula.args, this.site(formula));
      case "operation":
        return this.operation(formula.operator, formula, this.site(formula));
      case "not":
        return call("logic.not", [asCondition(this.bind(formula.operand), this.site(formula))]);
      case "negate":
        return negated(asNumber(this.bind(formula.operand), this.site(formula)));
      default:
        return unreachable(formula);
    }
  }

  private site({ at }: Formula): Site {
    return { at, report: (diagnostic) => this.desk.report(diagnostic) };
  }

  private bindCall(name: string, args: readonly Formula[], site: Site): Expr {
    const row = Object.hasOwn(evalFunctions, name) ? evalFunctions[name] : undefined;
    if (row === undefined) {
      const known = Object.keys(evalFunctions);
      site.report(complain("unknown-function", site.at, { name, known }));
      return noText(site.at);
    }
    if ("unsupported" in row) return refuse(site, `${name}() (${row.unsupported})`, row.nearest);
    const [least, most] = row.takes;
    if (args.length < least || args.length > most) {
      const message = `${name}() takes ${counted(least, most)}, not ${args.length}`;
      site.report(complain("syntax-error", site.at, { message }));
      return noText(site.at);
    }
    return row.bind(
      args.map((arg) => this.bind(arg)),
      site,
    );
  }

  private operation(
    operator: Operator,
    sides: { readonly left: Formula; readonly right: Formula },
    site: Site,
  ): Expr {
    const left = this.bind(sides.left);
    const right = this.bind(sides.right);
    switch (operator) {
      case "and":
        return call("logic.and", [asCondition(left, site), asCondition(right, site)]);
      case "or":
        return call("logic.or", [asCondition(left, site), asCondition(right, site)]);
      case "xor":
        return exclusive(asCondition(left, site), asCondition(right, site));
      case "=":
      case "!=":
      case "<":
      case ">":
      case "<=":
      case ">=":
        return compare(operator, [left, right], site);
      default:
        return arithmetic(operator, [left, right], site);
    }
  }
}

function counted(least: number, most: number): string {
  if (least === most) return `${least} arguments`;
  return most === Number.POSITIVE_INFINITY
    ? `at least ${least} arguments`
    : `${least} to ${most} arguments`;
}

function negated(value: Expr): Expr {
  if (value.kind === "literal" && typeof value.value === "number") {
    return literal("real", -value.value, value.at);
  }
  return call("number.negate", [value], { type: "real" });
}

const exclusive = (left: Expr, right: Expr): Expr =>
  call("logic.or", [
    call("logic.and", [left, call("logic.not", [right])]),
    call("logic.and", [call("logic.not", [left]), right]),
  ]);

function arithmetic(operator: Arithmetic, sides: readonly [Expr, Expr], site: Site): Expr {
  const [left, right] = sides;
  const options = { type: "real", at: site.at } as const;
  const numbers = () => [asNumber(left, site), asNumber(right, site)] as const;
  switch (operator) {
    case ".":
      return joined(left, right, site);
    case "+":
      if (left.type === "string" && right.type === "string") {
        return call("loose.add", [left, right], { at: site.at });
      }
      return isNumeric(left) || isNumeric(right)
        ? call("number.add", numbers(), options)
        : refuse(site, "+ on a multivalue field or a condition", "mvindex(field, 0)");
    case "-":
      return call("number.subtract", numbers(), options);
    case "*":
      return call("number.multiply", numbers(), options);
    case "/":
      return call("number.divideOrNull", numbers(), options);
    case "%":
      return remainder(...numbers());
    default:
      return unreachable(operator);
  }
}
