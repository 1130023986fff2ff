// The process's streams become a place for data and a place for messages. Messages are made safe here, once.

import { createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { neutralise } from "#text";
import type { Environment } from "./configuration.ts";
import { colourStyle, plainStyle, type Style } from "./output/index.ts";
import { UsageError } from "./usage-error.ts";

/** The reader of our output went away, as `head` does: the rest is not wanted. */
export class OutputClosed extends Error {
  override readonly name = "OutputClosed";
}

type When = "auto" | "always" | "never";

/** A file has colour only where it is asked for. */
type Stream = "output" | "messages" | "file";

export class Terminal {
  readonly environment: Environment = process.env;
  readonly #isInteractive = process.stderr.isTTY === true;
  #isQuiet = false;
  #statusCells = 0;

  get outputIsTerminal(): boolean {
    return process.stdout.isTTY === true;
  }

  /** Cells in a line of standard output. */
  get cells(): number {
    const { columns } = process.stdout;
    if (this.outputIsTerminal && columns > 0) return columns;
    const told = Number(this.environment["COLUMNS"]);
    return Number.isSafeInteger(told) && told >= 20 ? told : Number.POSITIVE_INFINITY;
  }

  /** From now on only errors are said. */
  hush(): void {
    this.#isQuiet = true;
  }

  /** A line for the person who runs this; dropped when quiet. Control characters within are made visible. */
  note(line: string): void {
    if (!this.#isQuiet) this.#say(line);
  }

  complain(line: string): void {
    this.#say(line);
  }

  /** Text that is safe already and may have colours. */
  noteStyled(text: string): void {
    if (this.#isQuiet) return;
    this.#clearStatus();
    process.stderr.write(text);
  }

  /** One line that the next one overwrites; only where a person watches. */
  status(line: string): void {
    if (this.#isQuiet || !this.#isInteractive) return;
    const room = Math.max(20, process.stderr.columns) - 1;
    const text = neutralise(line).slice(0, room);
    this.#clearStatus();
    process.stderr.write(text);
    this.#statusCells = text.length;
  }

  styleFor(stream: Stream, when: When = "auto"): Style {
    return this.#wantsColour(stream, when) ? colourStyle : plainStyle;
  }

  async write(chunks: Iterable<string>, path: string | undefined): Promise<void> {
    this.#clearStatus();
    if (path === undefined) await writeAll(process.stdout, chunks);
    else await writeFile(path, chunks);
  }

  #say(line: string): void {
    this.#clearStatus();
    process.stderr.write(`${line.split("\n").map(neutralise).join("\n")}\n`);
  }

  #clearStatus(): void {
    if (this.#statusCells === 0) return;
    process.stderr.write("\r\x1b[K");
    this.#statusCells = 0;
  }

  /** https://no-color.org and https://force-color.org: a variable counts when it is not empty. */
  #wantsColour(stream: Stream, when: When): boolean {
    if (when !== "auto" || stream === "file") return when === "always";
    const { NO_COLOR = "", FORCE_COLOR = "", TERM } = this.environment;
    if (NO_COLOR !== "") return false;
    if (FORCE_COLOR !== "") return FORCE_COLOR !== "0";
    return (stream === "output" ? this.outputIsTerminal : this.#isInteractive) && TERM !== "dumb";
  }
}

async function writeFile(path: string, chunks: Iterable<string>): Promise<void> {
  const file = createWriteStream(path);
  try {
    await writeAll(file, chunks);
    file.end();
    await finished(file);
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw new UsageError(`${path} cannot be written: ${reason}`);
  }
}

const batchCharacters = 64 * 1024;

async function writeAll(
  stream: NodeJS.WriteStream | WriteStream,
  chunks: Iterable<string>,
): Promise<void> {
  let batch = "";
  for (const chunk of chunks) {
    batch += chunk;
    if (batch.length < batchCharacters) continue;
    await writeOne(stream, batch);
    batch = "";
  }
  await writeOne(stream, batch);
}

function writeOne(stream: NodeJS.WriteStream | WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (failure: Error) => reject(isClosedPipe(failure) ? new OutputClosed() : failure);
    stream.once("error", fail);
    stream.write(text, (failure) => {
      if (failure === undefined || failure === null) {
        stream.removeListener("error", fail);
        resolve();
      } else fail(failure);
    });
  });
}

const isClosedPipe = (failure: Error): boolean =>
  "code" in failure && (failure.code === "EPIPE" || failure.code === "ERR_STREAM_DESTROYED");
