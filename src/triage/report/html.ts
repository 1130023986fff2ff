// Documents of cases become one HTML page that loads nothing and runs nothing, whatever logs and devices hold.

import { createHash } from "node:crypto";
import { unreachable } from "#bug";
import { escapeHtml, htmlOpening } from "#text";
import type { Case, CaseTask } from "../cases/case.ts";
import { caseDocument } from "./case-document.ts";
import {
  type Block,
  type CaseDocument,
  cellLines,
  type DocumentCell,
  type ReportSettings,
  type TableBlock,
} from "./document.ts";
import { sheet } from "./sheet.ts";
import { renderTimelineSvg } from "./timeline-svg.ts";

const sheetHash = createHash("sha256").update(sheet).digest("base64");

export function renderCaseHtml(cases: readonly Case[], settings: ReportSettings): string {
  const documents = cases.map((one) => caseDocument(one, settings));
  const [only] = documents;
  const title =
    documents.length === 1 && only !== undefined
      ? `Case ${only.title}`
      : `${documents.length} cases`;
  return `${htmlOpening({ title, sheet, sheetHash })}<header>
<h1>${escapeHtml(title)}</h1>
<p>Made by Bootwarden, ${escapeHtml(settings.madeAt.slice(0, 16).replace("T", " "))} UTC. All times are UTC.</p>
${documents.length > 1 ? contents(cases) : ""}</header>
<main>
${documents.map((one) => article(one, documents.length > 1)).join("\n")}
</main>
</body>
</html>
`;
}

function contents(cases: readonly Case[]): string {
  const rows = cases.map(({ id, device, judgement, severity, status, title }) => {
    const verdict = judgement?.verdict ?? "";
    const link = `<a href="#${anchor(id)}">${escapeHtml(id)}</a>`;
    const cells = [severity, device, title, status].map((text) => `<td>${escapeHtml(text)}</td>`);
    return `<tr><td>${link}</td><td class="verdict-word ${verdict}">${verdict}</td>${cells.join("")}</tr>`;
  });
  const heads = ["case", "verdict", "severity", "device", "what", "status"];
  return `<div class="scroll" tabindex="0" role="region" aria-label="Cases"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>${rows.join("\n")}</tbody></table></div>\n`;
}

const anchor = (id: string): string => id.replace(/[^A-Za-z0-9-]/g, "-");

function article({ id, title, blocks }: CaseDocument, isOneOfMany: boolean): string {
  const head = isOneOfMany ? `<h2>${escapeHtml(title)}</h2>\n` : "";
  const level = isOneOfMany ? 3 : 2;
  return `<article id="${anchor(id)}">\n${head}${blocks.map((block) => blockHtml(block, { level, id })).join("\n")}\n</article>`;
}

interface Standing {
  /** Of the headings of sections. */
  readonly level: number;
  readonly id: string;
}

function blockHtml(block: Block, { level, id }: Standing): string {
  switch (block.kind) {
    case "verdict":
      return verdictHtml(block);
    case "heading":
      return `<h${level}>${escapeHtml(block.text)}</h${level}>`;
    case "paragraph":
      return `<p>${spans(block.text)}</p>`;
    case "facts":
      return `<dl>${block.entries.map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt>${cell("dd", value)}</div>`).join("")}</dl>`;
    case "list":
      return `<ul>${block.items.map((text) => `<li>${escapeHtml(text)}</li>`).join("")}</ul>`;
    case "table":
      return tableHtml(block);
    case "lines":
      return `<figure><figcaption>${escapeHtml(block.caption)}</figcaption><pre>${block.lines.map(escapeHtml).join("\n")}</pre></figure>`;
    case "timeline":
      return `<figure class="picture">${renderTimelineSvg(block.timeline, anchor(id))}</figure>`;
    case "tasks":
      return `<ul class="tasks">${block.tasks.map(taskHtml).join("")}</ul>`;
    default:
      return unreachable(block);
  }
}

function verdictHtml({ verdict, headline, because }: Extract<Block, { kind: "verdict" }>): string {
  const reasons = because.map((text) => `<li>${escapeHtml(text)}</li>`).join("");
  return `<section class="verdict ${verdict ?? "unjudged"}" aria-label="Verdict"><p class="headline">${escapeHtml(headline)}</p><ul>${reasons}</ul></section>`;
}

function tableHtml({ caption, columns, rows, isFolded }: TableBlock): string {
  const heads = columns.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join("");
  const body = rows
    .map((cells) => `<tr>${cells.map((one) => cell("td", one)).join("")}</tr>`)
    .join("\n");
  const isNamed = caption !== "" && isFolded !== true;
  const says = isNamed ? `<caption>${escapeHtml(caption)}</caption>` : "";
  const name = escapeHtml(caption === "" ? columns.join(", ") : caption);
  const table = `<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table>${says}<thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
  return isFolded === true ? `<details><summary>${name}</summary>${table}</details>` : table;
}

function cell(tag: "td" | "dd", value: DocumentCell): string {
  const isPlaces = typeof value === "object" && "places" in value;
  const mark = typeof value === "string" ? "" : ` class="${isPlaces ? "places" : value.tone}"`;
  const lines = cellLines(value).map(escapeHtml);
  // A path may be broken behind a folder, not amid a name.
  const shown = isPlaces ? lines.map((line) => line.replaceAll("/", "/<wbr>")) : lines;
  return `<${tag}${mark}>${shown.join("<br>")}</${tag}>`;
}

/** Sentences of ours name commands in backticks. */
function spans(text: string): string {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? `<code>${escapeHtml(part)}</code>` : escapeHtml(part)))
    .join("");
}

function taskHtml({ id, says, why, commands, caution, undo, done }: CaseTask): string {
  const mark = done === undefined ? "☐" : "☑";
  const by =
    done === undefined ? "" : ` (done by ${done.by}, ${done.at.slice(0, 16).replace("T", " ")})`;
  const told = [
    why === "" ? "" : `<p>${escapeHtml(why)}</p>`,
    caution === "" ? "" : `<p class="caution">Caution: ${escapeHtml(caution)}</p>`,
    undo === "" ? "" : `<p>Undo: ${escapeHtml(undo)}</p>`,
    commands.length === 0 ? "" : `<pre>${commands.map(escapeHtml).join("\n")}</pre>`,
  ];
  return `<li><p><span aria-hidden="true">${mark}</span> <strong>${escapeHtml(`${id}. ${says}`)}</strong>${escapeHtml(by)}</p>${told.join("")}</li>`;
}
