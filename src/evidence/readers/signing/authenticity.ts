// `show software authenticity running` and `file`: who signed what runs and what lies on the disk, image by image.

import type { FactKind } from "../../fact.ts";
import type { OutputLine, OutputReader, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

const field = /^([A-Z][A-Za-z ]{2,30}?) *:(?: +(.{0,200}))?$/;
const rule = /^-{5,}$/;
const bare = /^(\/\w+\/\S{1,400})$/;

/** Fields that are facts by themselves. */
const single: Readonly<Record<string, FactKind>> = {
  "image type": "ImageType",
  "certificate serial number": "SignerSerial",
  "key version": "KeyVersion",
};

/** Fields that make one fact with those of their group; the last of a group closes it. */
interface Group {
  readonly kind: FactKind;
  readonly parts: readonly { readonly field: string; readonly as: string }[];
}

const groups: readonly Group[] = [
  {
    kind: "SignedBy",
    parts: [
      { field: "common name", as: "CN=" },
      { field: "organization unit", as: "OU=" },
      { field: "organization name", as: "O=" },
    ],
  },
  {
    kind: "SignatureAlgorithm",
    parts: [
      { field: "hash algorithm", as: "" },
      { field: "signature algorithm", as: "" },
    ],
  },
  {
    kind: "SignatureVerifier",
    parts: [
      { field: "verifier name", as: "" },
      { field: "verifier version", as: "" },
    ],
  },
];

interface OpenGroup {
  readonly group: Group;
  readonly line: OutputLine;
  readonly parts: readonly string[];
}

/** Gathers the fields of one image after the other. */
class Signatures {
  readonly told: Told;
  readonly unread: OutputLine[] = [];
  #image: string;
  #open: OpenGroup | undefined;
  readonly #isRunning: boolean;
  readonly #isCut: boolean;

  constructor(output: ShownOutput, command: string) {
    this.told = new Told(output, command);
    this.#isCut = output.isCut;
    this.#isRunning = command.endsWith("running");
    this.#image = this.#isRunning ? "running" : pathTyped(output.typed);
  }

  read(line: OutputLine, next: OutputLine | undefined): void {
    const text = line.text.trim();
    if (text === "" || rule.test(text)) return;
    const heading = rule.test(next?.text.trim() ?? "") ? text : bare.exec(text)?.[1];
    if (heading !== undefined) {
      this.#close();
      this.#image = this.#isRunning ? nameOfRunning(heading) : heading;
      return;
    }
    const [, name = "", value = ""] = field.exec(text) ?? [];
    if (name !== "") this.#readField(line, name.toLowerCase(), value.trim());
    else if (!/^(?:Signer|Verifier) Information$/.test(text)) this.unread.push(line);
  }

  #readField(line: OutputLine, name: string, value: string): void {
    if (name === "file name") {
      this.#close();
      this.#image = value;
      return;
    }
    const kind = single[name];
    if (kind !== undefined) {
      this.#close();
      this.told.tell(kind, value, { line, subject: this.#image });
      return;
    }
    const group = groups.find(({ parts }) => parts.some((part) => part.field === name));
    if (group === undefined) {
      if (name !== "technical support") this.unread.push(line);
      return;
    }
    this.#add(line, group, { name, value });
  }

  #add(line: OutputLine, group: Group, said: { name: string; value: string }): void {
    if (this.#open?.group !== group) this.#close();
    const as = group.parts.find((part) => part.field === said.name)?.as ?? "";
    const parts = said.value === "" ? [] : [`${as}${said.value}`];
    const open = this.#open ?? { group, line, parts: [] };
    this.#open = { ...open, parts: [...open.parts, ...parts] };
    if (group.parts.at(-1)?.field === said.name) this.#close();
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    this.told.tell(open.group.kind, open.parts.join(", "), {
      line: open.line,
      subject: this.#image,
    });
  }

  end(): void {
    if (!this.#isCut) this.#close();
  }
}

function authenticityReader(command: string, isShownBy: OutputReader["isShownBy"]): OutputReader {
  return {
    command,
    families: ["ios", "nxos", "asa"],
    isShownBy,
    source: "Cisco IOS, IOS XE, NX-OS and ASA forensic guides: digitally signed image authenticity",
    read: (output) => {
      const signatures = new Signatures(output, command);
      output.lines.forEach((line, index) => {
        signatures.read(line, output.lines[index + 1]);
      });
      signatures.end();
      return { facts: signatures.told.facts, unread: signatures.unread };
    },
  };
}

const imageType = /^Image type +: /;

export const authenticityRunning = authenticityReader(
  "show software authenticity running",
  (lines) => hasField(lines) && !isOfFile(lines),
);

export const authenticityOfFile = authenticityReader(
  "show software authenticity file",
  (lines) => hasField(lines) && isOfFile(lines),
);

function hasField(lines: readonly OutputLine[]): boolean {
  return lines.slice(0, 8).some(({ text }) => imageType.test(text.trim()));
}

function isOfFile(lines: readonly OutputLine[]): boolean {
  return lines.slice(0, 4).some(({ text }) => {
    return /^File Name +: /.test(text.trim()) || bare.test(text.trim());
  });
}

/** `SYSTEM IMAGE` and `NXOS IMAGE` are what runs as a whole; packages and boot stages run as parts of it. */
function nameOfRunning(heading: string): string {
  if (/^(?:SYSTEM|NXOS) IMAGE$/i.test(heading)) return "running";
  return `running ${heading.replace(/^PACKAGE /, "")}`;
}

function pathTyped(typed: string): string {
  return /\bfi\w{0,2}\s+(\S{1,400})/i.exec(typed)?.[1] ?? "";
}
