// A command line becomes a call of one command: arguments, settings, format.

import { CommanderError, Command as Parser } from "commander";
import { nearest } from "#text";
import type { Call, Command } from "./command.ts";
import { commands } from "./commands/index.ts";
import { settle } from "./configuration.ts";
import { type ExitCode, exitCodeLines, exitCodes } from "./exit-codes.ts";
import type { OutputFormatName } from "./output/index.ts";
import { type Settings, settingRow } from "./settings.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";
import { version } from "./version.ts";

/** What the process adds to a command line. */
export type Surroundings = Pick<Call, "terminal" | "signal" | "startedAtTicks">;

export async function runCommandLine(
  argv: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  let chosen: (() => Promise<ExitCode>) | undefined;
  const parser = root(surroundings.terminal);
  for (const command of commands) {
    leaf(parser, command).action((...given: unknown[]) => {
      const flags = given.at(-2);
      const words = given.slice(0, -2).flat().filter(isText);
      const options = isRecord(flags) ? flags : {};
      chosen = () => command.run(callOf(command, { words, options, surroundings }));
    });
  }
  try {
    if (argv.length === 0) parser.outputHelp();
    await parser.parseAsync([...argv], { from: "user" });
  } catch (failure) {
    if (!(failure instanceof CommanderError)) throw failure;
    return failure.exitCode === 0 ? exitCodes.done.code : exitCodes.usage.code;
  }
  return chosen === undefined ? exitCodes.done.code : await chosen();
}

function root(terminal: Terminal): Parser {
  return new Parser("bootwarden")
    .description("Finds tampering with the boot firmware and OS images of network devices in logs.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .configureOutput({ writeErr: (text) => terminal.complain(text.trimEnd()) })
    .showHelpAfterError("bootwarden --help shows what there is")
    .exitOverride()
    .argument("[command]")
    .allowExcessArguments(true)
    .allowUnknownOption(true)
    .usage("<command> [options]")
    .action((word: string | undefined) => {
      if (word !== undefined) throw unknownCommand(word);
    })
    .addHelpText("after", () => rootHelp());
}

function unknownCommand(word: string): UsageError {
  if (word.startsWith("-")) {
    return new UsageError(`'${word}' is an option of no command`, "the command comes first");
  }
  const names = commands.map(({ name }) => name);
  const close = nearest(word, names);
  return new UsageError(
    `no command is named '${word}'`,
    close === undefined ? `commands are: ${names.join(", ")}` : `'${close}' is the closest name`,
  );
}

function rootHelp(): string {
  return [
    "",
    "Examples:",
    "  $ bootwarden demo                 the bundled logs through everything, in seconds",
    "  $ bootwarden scan logs/           what the bundled rules find in a folder of logs",
    "",
    "Exit codes:",
    ...exitCodeLines(),
    "",
    "Settings come from flags, BOOTWARDEN_… variables and bootwarden.yaml, in this order.",
  ].join("\n");
}

function leaf(parser: Parser, command: Command): Parser {
  const made = parser
    .command(command.name)
    .description(`${command.says}.`)
    .helpOption("-h, --help", "print this help")
    .showHelpAfterError(`bootwarden ${command.name} --help shows what there is`)
    .configureOutput(parser.configureOutput())
    .exitOverride();
  for (const [argument, says] of command.takes) made.argument(argument, says);
  for (const name of command.settings) {
    const { flag, says } = settingRow(name);
    const offered = name === "format" ? `${says} (${command.formats.join(", ")})` : says;
    made.option(flag, offered);
  }
  const width = Math.max(...command.examples.map(([line]) => line.length));
  const examples = command.examples.map(([line, does]) => `  $ ${line.padEnd(width)}  ${does}`);
  return made.addHelpText("after", ["", "Examples:", ...examples].join("\n"));
}

interface Given {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly surroundings: Surroundings;
}

function callOf(command: Command, { words, options, surroundings }: Given): Call {
  const { terminal } = surroundings;
  const environment = terminal.environment;
  const settings = settle({ flags: options, environment, folder: process.cwd() });
  if (settings.quiet === true) terminal.hush();
  return {
    ...surroundings,
    arguments: words,
    settings,
    format: formatOf(command, settings, terminal),
  };
}

const byExtension: Readonly<Record<string, OutputFormatName>> = {
  json: "json",
  ndjson: "ndjson",
  jsonl: "ndjson",
  csv: "csv",
  sarif: "sarif",
  xml: "junit",
  md: "markdown",
  html: "html",
  txt: "table",
};

function formatOf(command: Command, settings: Settings, terminal: Terminal): OutputFormatName {
  const { formats, name } = command;
  const { format, output } = settings;
  if (format !== undefined) {
    if (formats.includes(format)) return format;
    throw new UsageError(
      `${name} has no format '${format}'`,
      `its formats are: ${formats.join(", ")}`,
    );
  }
  const guessed = byExtension[output?.split(".").at(-1)?.toLowerCase() ?? ""];
  if (output !== undefined && guessed !== undefined && formats.includes(guessed)) return guessed;
  const isForPeople = command.forPeople === true || terminal.outputIsTerminal;
  const isTold = isForPeople && (output === undefined || command.forPeople === true);
  return isTold ? (formats[0] ?? "table") : "ndjson";
}

const isText = (value: unknown): value is string => typeof value === "string";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
