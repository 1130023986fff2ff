// A row of a rule's result tells whom it is about: device, entities, details, time, how grave.

import type { Rule, Severity } from "#rules";
import { severityNamed } from "#rules";
import { isoFromTicks, type Scalar, type Schema, timespanText } from "#schema";
import type { Cell, Entity } from "./finding.ts";

export class ResultRow {
  readonly cells: readonly Cell[];
  readonly #byName: ReadonlyMap<string, Cell>;

  constructor(schema: Schema, values: readonly Scalar[]) {
    this.cells = schema.map(({ name, type }, index) => ({
      name,
      type,
      value: values[index] ?? null,
    }));
    this.#byName = new Map(this.cells.map((cell) => [cell.name, cell]));
  }

  cell(name: string): Cell | undefined {
    return this.#byName.get(name);
  }

  /** "" where there is no such column, or nothing in it. */
  text(name: string): string {
    const cell = this.cell(name);
    return cell === undefined ? "" : textOfCell(cell);
  }

  textOfAll(): string {
    return JSON.stringify(this.cells.map(textOfCell));
  }

  /** Ticks. */
  get time(): bigint | undefined {
    for (const name of ["TimeGenerated", "_time", "Timestamp"]) {
      const cell = this.cell(name);
      if (cell?.type === "datetime" && typeof cell.value === "bigint") return cell.value;
    }
    return undefined;
  }

  /** The mapped Host, else the column that names the device. */
  device(entities: readonly Entity[]): string {
    const host = entities.find(({ type }) => type.toLowerCase() === "host");
    const mapped = host === undefined ? "" : (Object.values(host.values)[0] ?? "");
    if (mapped !== "") return mapped;
    return deviceColumns.map((name) => this.text(name)).find((text) => text !== "") ?? "";
  }

  entities({ entities }: Pick<Rule, "entities">): readonly Entity[] {
    return entities.flatMap(({ type, fields }) => {
      const pairs = fields.map(
        ({ identifier, column }) => [identifier, this.text(column)] as const,
      );
      const told = pairs.filter(([, value]) => value !== "");
      return told.length === 0 ? [] : { type, values: Object.fromEntries(told) };
    });
  }

  details({ details }: Pick<Rule, "details">): readonly Cell[] {
    return details.flatMap(({ name, column }) => {
      const cell = this.cell(column);
      return cell === undefined ? [] : { ...cell, name };
    });
  }

  /** The column that the rule names for it, else a detail of the name Severity, else the rule's own. */
  severity({ severity, severityColumn, details }: Rule): Severity {
    const column =
      severityColumn ?? details.find(({ name }) => name.toLowerCase() === "severity")?.column;
    return (column === undefined ? undefined : severityNamed(this.text(column))) ?? severity;
  }

  message({ title, message }: Pick<Rule, "title" | "message">): string {
    if (message === undefined) return title;
    return message
      .map((part) => (typeof part === "string" ? part : this.text(part.column)))
      .join("");
  }
}

const deviceColumns = ["Device", "DeviceName", "Computer", "HostName", "host", "dvc", "dest"];

function textOfCell({ type, value }: Cell): string {
  if (value === null) return "";
  if (typeof value === "bigint" && type === "datetime") return isoFromTicks(value);
  if (typeof value === "bigint" && type === "timespan") return timespanText(value);
  return String(value);
}
