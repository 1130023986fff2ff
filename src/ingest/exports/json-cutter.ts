// JSON of any size, in pieces, becomes the texts of its records. Only the record under way is held; nothing is parsed.

/** Longer records are not held: they are counted, and what follows is read. */
export const longestRecordChars = 1 << 20;

export interface Cut {
  /** `columns`: the schema of a Log Analytics response. `broken`: not JSON, or cut off by the end of the source. */
  readonly role: "row" | "columns" | "broken" | "oversized";
  readonly text: string;
  /** Line on which it starts, from 1. */
  readonly line: number;
}

/** Containers that lead to rows: what stands elsewhere in a response is passed over. */
type Place = "outside" | "rows" | "response" | "tables" | "table";

/** Arrays of rows in a response: Defender advanced hunting, Microsoft Graph, Azure REST lists, diagnostic settings. */
const rowArrays: ReadonlySet<string> = new Set(["Results", "results", "value", "records"]);

interface Value {
  readonly role: "row" | "columns" | "broken" | "key" | "other";
  readonly line: number;
  readonly pieces: string[];
  chars: number;
  depth: number;
  inString: boolean;
  escaped: boolean;
}

const newline = 10;
const quote = 34;
const backslash = 92;
const isOpening = (code: number): boolean => code === 123 || code === 91;
const isClosing = (code: number): boolean => code === 125 || code === 93;
const isBetween = (code: number): boolean => code <= 32 || code === 44 || code === 58;

export class JsonCutter {
  private readonly wrapped: boolean;
  private readonly places: Place[] = [];
  private line = 1;
  private key: string | undefined;
  private value: Value | undefined;

  /** `wrapped`: the outermost object is a response that holds rows, not a row. */
  constructor(wrapped: boolean) {
    this.wrapped = wrapped;
  }

  push(chunk: string): readonly Cut[] {
    const cuts: Cut[] = [];
    let at = 0;
    while (at < chunk.length) {
      if (this.value === undefined) at = this.step(chunk, at);
      else at = this.extend(this.value, { chunk, at, cuts });
    }
    return cuts;
  }

  finish(): readonly Cut[] {
    const { value } = this;
    this.value = undefined;
    if (value === undefined || value.role === "other" || value.role === "key") return [];
    return [{ role: "broken", text: value.pieces.join(""), line: value.line }];
  }

  /** Goes over one character between values: opens and closes containers, or starts a value. */
  private step(chunk: string, at: number): number {
    const code = chunk.charCodeAt(at);
    if (code === newline) this.line += 1;
    if (isBetween(code)) return at + 1;
    if (isClosing(code)) {
      this.places.pop();
      this.key = undefined;
      return at + 1;
    }
    const inner = isOpening(code) ? this.placeWithin(chunk.charAt(at)) : undefined;
    if (inner !== undefined) {
      this.places.push(inner);
      this.key = undefined;
      return at + 1;
    }
    this.value = {
      role: this.roleOf(code),
      line: this.line,
      pieces: [],
      chars: 0,
      depth: 0,
      inString: false,
      escaped: false,
    };
    return at;
  }

  private get place(): Place {
    return this.places.at(-1) ?? "outside";
  }

  /** The container to go into; undefined for a value to take whole. */
  private placeWithin(bracket: string): Place | undefined {
    const { place, key = "" } = this;
    const isArray = bracket === "[";
    switch (place) {
      case "outside":
        if (isArray) return "rows";
        return this.wrapped ? "response" : undefined;
      case "response":
        if (!isArray) return undefined;
        if (key === "tables") return "tables";
        return rowArrays.has(key) ? "rows" : undefined;
      case "tables":
        return isArray ? undefined : "table";
      case "table":
        return isArray && key === "rows" ? "rows" : undefined;
      case "rows":
        return undefined;
    }
  }

  private roleOf(code: number): Value["role"] {
    const { place, key } = this;
    if (place === "rows") return "row";
    if (place === "outside") return isOpening(code) ? "row" : "broken";
    if (place === "tables") return "other";
    if (key === undefined) return code === quote ? "key" : "other";
    return place === "table" && key === "columns" ? "columns" : "other";
  }

  /** Reads on in the value under way, to its end or the chunk's. */
  private extend(value: Value, source: { chunk: string; at: number; cuts: Cut[] }): number {
    const { chunk, at, cuts } = source;
    const { end, ended } = this.scan(value, chunk, at);
    const piece = chunk.slice(at, end);
    value.chars += piece.length;
    if (value.role !== "other" && value.chars <= longestRecordChars) value.pieces.push(piece);
    if (ended) this.close(value, cuts);
    return end;
  }

  private scan(value: Value, chunk: string, from: number): { end: number; ended: boolean } {
    for (let at = from; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      const isScalar = value.depth === 0 && !value.inString && code !== quote;
      if (isScalar && !isOpening(code) && this.endsScalar(value, code))
        return { end: at, ended: true };
      if (code === newline) this.line += 1;
      if (value.role !== "broken" && advance(value, code)) return { end: at + 1, ended: true };
    }
    return { end: chunk.length, ended: false };
  }

  /** What is not JSON ends with its line. */
  private endsScalar(value: Value, code: number): boolean {
    if (value.role === "broken") return code === newline;
    return isBetween(code) || isClosing(code);
  }

  private close(value: Value, cuts: Cut[]): void {
    const { role, line } = value;
    const text = value.pieces.join("");
    this.value = undefined;
    if (role === "key") {
      this.key = text.slice(1, -1);
      return;
    }
    this.key = undefined;
    if (role === "other") return;
    cuts.push({ role: value.chars > longestRecordChars ? "oversized" : role, text, line });
  }
}

/** Takes one character into the value: whether it closes it. Brackets are counted, not checked. */
function advance(value: Value, code: number): boolean {
  if (value.inString) {
    if (value.escaped) value.escaped = false;
    else if (code === backslash) value.escaped = true;
    else if (code === quote) {
      value.inString = false;
      return value.depth === 0;
    }
    return false;
  }
  if (code === quote) value.inString = true;
  else if (isOpening(code)) value.depth += 1;
  else if (isClosing(code)) {
    value.depth -= 1;
    return value.depth === 0;
  }
  return false;
}

/** JSON lines: a line that is broken costs itself only, for no JSON text on one line holds a line end. */
export class LineCutter {
  private pieces: string[] = [];
  private chars = 0;
  private line = 1;

  push(chunk: string): readonly Cut[] {
    const cuts: Cut[] = [];
    let from = 0;
    for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", from)) {
      this.hold(chunk.slice(from, end));
      this.close(cuts);
      this.line += 1;
      from = end + 1;
    }
    this.hold(chunk.slice(from));
    return cuts;
  }

  finish(): readonly Cut[] {
    const cuts: Cut[] = [];
    this.close(cuts);
    return cuts;
  }

  private hold(piece: string): void {
    this.chars += piece.length;
    if (this.chars <= longestRecordChars) this.pieces.push(piece);
  }

  private close(cuts: Cut[]): void {
    const text = this.pieces.join("").trim();
    const { line } = this;
    if (this.chars > longestRecordChars) cuts.push({ role: "oversized", text, line });
    else if (text !== "") cuts.push({ role: text.startsWith("{") ? "row" : "broken", text, line });
    this.pieces = [];
    this.chars = 0;
  }
}
