// A plan becomes one SQL statement in a dialect: text with numbered parameters, and what its columns are called.

import type { Literal, Parameter, Plan } from "#plan";
import type { ScalarType } from "#schema";
import type { Compiled } from "#text";
import { isSame } from "./block.ts";
import type { Dialect } from "./dialect.ts";
import { prune } from "./prune.ts";
import type { OrderTerm, Output, Query, Select, Sequel, Source } from "./select.ts";
import { shape } from "./shape.ts";
import { type ColumnName, type Sql, type Value, written } from "./sql.ts";

export interface StatementColumn {
  readonly name: string;
  readonly type: ScalarType;
  /** What the column is called in the SQL: names there ignore case. */
  readonly alias: string;
}

export interface Statement {
  readonly sql: string;
  /** In the order of their numbers. */
  readonly parameters: readonly (Literal | Parameter)[];
  /** The first of the SQL's columns; further ones are to be ignored. */
  readonly columns: readonly StatementColumn[];
}

/** Errors name each construct that the dialect does not run, and where it stands in the author's text. */
export function render(plan: Plan, dialect: Dialect): Compiled<Statement> {
  const { sequel, columns, errors } = shape(prune(plan), dialect);
  if (errors.length > 0) return { ok: false, errors };
  const printer = new Printer(dialect);
  const sql = printer.sequel(sequel);
  const named = plan.schema.map(({ name, type }, index) => {
    return { name, type, alias: columns[index]?.alias ?? name };
  });
  const statement = { sql, parameters: printer.parameters, columns: named };
  return { ok: true, value: statement, warnings: [] };
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, "  ");

/** Writes SQL and numbers the values that it meets, equal ones once. */
class Printer {
  readonly parameters: (Literal | Parameter)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  sequel({ steps, last }: Sequel): string {
    if (steps.length === 0) return this.#query(last);
    const named = steps.map(({ name, query }) => {
      return `${this.#dialect.quote(name)} AS (\n${indent(this.#query(query))}\n)`;
    });
    return `WITH\n${indent(named.join(",\n"))}\n${this.#query(last)}`;
  }

  #query({ legs }: Query): string {
    return legs.map((leg) => this.#select(leg)).join("\nUNION ALL\n");
  }

  #select(select: Select): string {
    const qualifies = select.from.kind === "joined";
    const write = (part: Sql) => this.#sql(part, qualifies);
    const clauses = [
      this.#clause(
        "SELECT",
        ",",
        select.columns.map((column) => this.#output(column, qualifies)),
      ),
      ...this.#from(select.from),
      this.#clause(
        "WHERE",
        " AND",
        select.where.map((test) => this.#conjunct(test, write)),
      ),
      this.#clause(
        "GROUP BY",
        ",",
        select.groupBy.map((key) => this.#key(key, select)),
      ),
      select.qualify === undefined ? "" : `QUALIFY ${write(select.qualify)}`,
      this.#clause(
        "ORDER BY",
        ",",
        select.orderBy.map((term) => this.#term(term, select)),
      ),
      select.limit === undefined ? "" : `LIMIT ${write(select.limit)}`,
    ];
    return clauses.filter((clause) => clause !== "").join("\n");
  }

  /** On one line where that is short. */
  #clause(keyword: string, separator: string, parts: readonly string[]): string {
    if (parts.length === 0) return "";
    const line = `${keyword} ${parts.join(`${separator} `)}`;
    if (line.length <= 100 && !line.includes("\n")) return line;
    return `${keyword}\n${indent(parts.join(`${separator}\n`))}`;
  }

  #output({ sql, alias }: Output, qualifies: boolean): string {
    const text = this.#sql(sql, qualifies);
    const name = this.#dialect.quote(alias);
    return sql.kind === "column" && sql.name === alias ? text : `${text} AS ${name}`;
  }

  /** Alternatives stand one below the other where they are long. */
  #conjunct(test: Sql, write: (part: Sql) => string): string {
    const text = write(test);
    if (test.kind !== "code" || test.binds !== "or") return text;
    const isChain = test.pieces.slice(1, -1).every((piece) => piece === " OR ");
    if (text.length <= 90 || !isChain) return `(${text})`;
    return `(\n${indent(test.holes.map(write).join(" OR\n"))}\n)`;
  }

  /** A computed key is named by its place among the outputs: its text would repeat. */
  #key(key: Sql, { columns }: Select): string {
    if (key.kind === "column") return this.#sql(key, true);
    const place = columns.findIndex((column) => isSame(column.sql, key));
    return place < 0 ? this.#sql(key, true) : String(place + 1);
  }

  #term({ sql, descending, nulls }: OrderTerm, { columns }: Select): string {
    const shown = columns.find((column) => isSame(column.sql, sql));
    const text = shown === undefined ? this.#sql(sql, true) : this.#dialect.quote(shown.alias);
    return `${text} ${descending ? "DESC" : "ASC"} NULLS ${nulls.toUpperCase()}`;
  }

  #from(source: Source): string[] {
    return source.kind === "none" ? [] : [`FROM ${this.#source(source)}`];
  }

  #source(source: Source): string {
    const quote = (name: string) => this.#dialect.quote(name);
    switch (source.kind) {
      case "none":
        return "";
      case "named":
        return source.name === source.alias
          ? quote(source.name)
          : `${quote(source.name)} AS ${quote(source.alias)}`;
      case "rows": {
        const rows = source.rows.map(
          (row) => `(${row.map((part) => this.#sql(part, false)).join(", ")})`,
        );
        const columns = source.columns.map(quote).join(", ");
        return `(VALUES\n${indent(rows.join(",\n"))}\n) AS ${quote(source.alias)}(${columns})`;
      }
      case "series":
        return `${this.#sql(source.sql, false)} AS ${quote(source.alias)}(${quote(source.column)})`;
      case "joined": {
        const { left, verb, right, on } = source;
        return `${this.#source(left)}\n${verb} ${this.#source(right)}\n  ON ${this.#sql(on, true)}`;
      }
    }
  }

  #sql(part: Sql, qualifies: boolean): string {
    return written(part, (leaf) =>
      leaf.kind === "column" ? this.#column(leaf, qualifies) : this.#value(leaf),
    );
  }

  #column({ source, name }: ColumnName, qualifies: boolean): string {
    const { quote } = this.#dialect;
    return qualifies ? `${quote(source)}.${quote(name)}` : quote(name);
  }

  #value({ of }: Value): string {
    const keyword = of.kind === "literal" ? this.#dialect.keyword(of.value, of.type) : undefined;
    if (keyword !== undefined) return keyword;
    const label = of.kind === "literal" ? `${of.type} ${of.value}` : of.name;
    const known = this.#numbers.get(label);
    const number = known ?? this.parameters.push(of);
    this.#numbers.set(label, number);
    return this.#dialect.placeholder(number, of.type);
  }
}
