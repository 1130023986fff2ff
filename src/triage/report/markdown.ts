// Documents of cases become Markdown for a ticket. Text of logs and devices is shown, never formatted.

import { unreachable } from "#bug";
import { escapeMarkdown, fenced } from "#text";
import type { Case, CaseTask } from "../cases/case.ts";
import { caseDocument } from "./case-document.ts";
import {
  type Block,
  cellLines,
  type DocumentCell,
  type ReportSettings,
  type TableBlock,
} from "./document.ts";

export function renderCaseMarkdown(one: Case, settings: ReportSettings): string {
  const { title, blocks } = caseDocument(one, settings);
  return [`# Case ${escapeMarkdown(title)}\n`, ...blocks.map(blockText)]
    .filter((text) => text !== "")
    .join("\n");
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "verdict":
      return `**${escapeMarkdown(block.headline)}**\n\n${block.because.map(item).join("")}`;
    case "heading":
      return `## ${escapeMarkdown(block.text)}\n`;
    case "paragraph":
      return `${spans(block.text)}\n`;
    case "facts":
      return block.entries
        .map(([name, value]) => item(`${name}: ${cellLines(value).join(", ")}`))
        .join("");
    case "list":
      return block.items.map(item).join("");
    case "table":
      return tableText(block);
    case "lines":
      return `${escapeMarkdown(block.caption)}\n\n${fenced(block.lines)}`;
    case "timeline":
      return "";
    case "tasks":
      return block.tasks.map(taskText).join("\n");
    default:
      return unreachable(block);
  }
}

const item = (text: string): string => `- ${escapeMarkdown(text)}\n`;

/** Sentences of ours name commands in backticks; what stands between them is escaped all the same. */
function spans(text: string): string {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? `\`${part}\`` : escapeMarkdown(part)))
    .join("");
}

function tableText({ caption, columns, rows }: TableBlock): string {
  const head = caption === "" ? "" : `${escapeMarkdown(caption)}\n\n`;
  return `${head}${row(columns)}|${columns.map(() => "---").join("|")}|\n${rows.map(row).join("")}`;
}

const row = (cells: readonly DocumentCell[]): string =>
  `| ${cells.map((cell) => escapeMarkdown(cellLines(cell).join(", "))).join(" | ")} |\n`;

function taskText({ id, says, why, commands, caution, undo, done }: CaseTask): string {
  const told = [
    why,
    caution === "" ? "" : `Caution: ${caution}`,
    undo === "" ? "" : `Undo: ${undo}`,
  ];
  const lines = told.filter((text) => text !== "").map((text) => `  ${escapeMarkdown(text)}\n`);
  const by =
    done === undefined ? "" : ` (done by ${done.by}, ${done.at.slice(0, 16).replace("T", " ")})`;
  const block = commands.length === 0 ? "" : `\n${fenced(commands)}`;
  return `- [${done === undefined ? " " : "x"}] ${escapeMarkdown(`${id}. ${says}${by}`)}\n${lines.join("")}${block}`;
}
