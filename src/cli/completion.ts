// The table of commands becomes a script that completes them, for each shell. Reading it defines a function and runs
// nothing else.

import type { Command } from "./command.ts";
import { settingRow } from "./settings.ts";

export const shells = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof shells)[number];

export const completionScripts: {
  readonly [S in Shell]: (commands: readonly Command[]) => readonly string[];
} = { bash: bashScript, zsh: zshScript, fish: fishScript };

interface Option {
  /** `--format` */
  readonly long: string;
  /** `-F` */
  readonly short?: string;
  readonly says: string;
  /** What follows the flag: nothing, one of some words, or a word or path of the author's. */
  readonly value: "none" | "any" | readonly string[];
}

function optionsOf({ settings, formats }: Command): readonly Option[] {
  const own = settings.map((name): Option => {
    const { flag, says, read } = settingRow(name);
    const [, short, long = flag] = /^(?:(-\w), )?(--[\w-]+)/.exec(flag) ?? [];
    const choices = name === "format" ? formats : read.choices;
    const value = choices ?? (flag.includes("<") ? "any" : "none");
    return { long, ...(short === undefined ? {} : { short }), says, value };
  });
  return [...own, { long: "--help", short: "-h", says: "print this help", value: "none" }];
}

const flagsOf = ({ long, short }: Option): readonly string[] =>
  short === undefined ? [long] : [long, short];

/** Inside single quotes of a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The words from which the first argument is chosen, where its help is nothing but their list. */
function actionsOf({ takes }: Command): readonly string[] {
  const [first] = takes;
  const words = first?.[1].split(/, | or /) ?? [];
  return words.length > 1 && words.every((word) => /^[a-z]+$/.test(word)) ? words : [];
}

function bashScript(commands: readonly Command[]): readonly string[] {
  const values = commands.flatMap((command) =>
    optionsOf(command).flatMap((option) =>
      typeof option.value === "string"
        ? []
        : [
            `    ${flagsOf(option)
              .map((flag) => `"${command.name} ${flag}"`)
              .join(" | ")}) words="${option.value.join(" ")}" ;;`,
          ],
    ),
  );
  const flags = commands.map((command) => {
    const all = optionsOf(command).flatMap(flagsOf).join(" ");
    return `      ${command.name}) words="${all}" ;;`;
  });
  const actions = commands.flatMap((command) => {
    const words = actionsOf(command);
    return words.length === 0 ? [] : [`      ${command.name}) words="${words.join(" ")}" ;;`];
  });
  return [
    '# bash: eval "$(bootwarden completion bash)"',
    "_bootwarden() {",
    // Bash hands over the word that is completed and the one before it.
    '  local word="$2" before="$3" words=""',
    `  local command="\${COMP_WORDS[1]}"`,
    "  COMPREPLY=()",
    '  case "$command $before" in',
    ...values,
    "  esac",
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    words="${commands.map(({ name }) => name).join(" ")} --help --version"`,
    '  elif [ -z "$words" ] && [[ "$word" == -* ]]; then',
    '    case "$command" in',
    ...flags,
    "    esac",
    '  elif [ -z "$words" ] && [ "$COMP_CWORD" -eq 2 ]; then',
    '    case "$command" in',
    ...actions,
    "      *) ;;",
    "    esac",
    "  fi",
    '  if [ -n "$words" ]; then',
    "    local IFS=$' \\t\\n'",
    '    COMPREPLY=($(compgen -W "$words" -- "$word"))',
    "  fi",
    "}",
    "complete -o default -F _bootwarden bootwarden",
  ];
}

function zshScript(commands: readonly Command[]): readonly string[] {
  return [
    "#compdef bootwarden",
    '# zsh: eval "$(bootwarden completion zsh)"',
    "_bootwarden() {",
    "  if (( CURRENT == 2 )); then",
    "    local -a commands=(",
    ...commands.map(({ name, says }) => `      ${quoted(`${name}:${says}`)}`),
    "    )",
    "    _describe command commands",
    "    return",
    "  fi",
    "  local command=$words[2]",
    "  shift words",
    "  (( CURRENT-- ))",
    "  case $command in",
    ...commands.flatMap(zshCase),
    "    *) _files ;;",
    "  esac",
    "}",
    'if [ "$funcstack[1]" = _bootwarden ]; then',
    '  _bootwarden "$@"',
    "else",
    "  compdef _bootwarden bootwarden",
    "fi",
  ];
}

function zshCase(command: Command): readonly string[] {
  const options = optionsOf(command).map((option) => {
    const flags = flagsOf(option);
    const excluded = flags.length > 1 ? `'(${flags.join(" ")})'{${flags.join(",")}}` : flags[0];
    return `        ${excluded}${quoted(`[${zshText(option.says)}]${zshValue(option.value)}`)} \\`;
  });
  const actions = actionsOf(command);
  const first =
    actions.length === 0 ? [] : [`        ${quoted(`1:action:(${actions.join(" ")})`)} \\`];
  return [
    `    ${command.name})`,
    "      _arguments -s \\",
    ...options,
    ...first,
    "        '*:file:_files'",
    "      ;;",
  ];
}

/** Brackets and colons have a meaning in the specifications of _arguments. */
const zshText = (text: string): string => text.replace(/[[\]:\\]/g, "\\$&");

function zshValue(value: Option["value"]): string {
  if (value === "none") return "";
  return value === "any" ? ":value:_files" : `:value:(${value.join(" ")})`;
}

function fishScript(commands: readonly Command[]): readonly string[] {
  const names = commands.map(
    ({ name, says }) =>
      `complete -c bootwarden -f -n __fish_use_subcommand -a ${name} -d ${fishText(says)}`,
  );
  const options = commands.flatMap((command) => {
    const where = `complete -c bootwarden -n '__fish_seen_subcommand_from ${command.name}'`;
    const actions = actionsOf(command);
    return [
      ...(actions.length === 0 ? [] : [`${where} -a ${fishText(actions.join(" "))}`]),
      ...optionsOf(command).map(({ long, short, says, value }) =>
        [
          where,
          ...(short === undefined ? [] : [`-s ${short.slice(1)}`]),
          `-l ${long.slice(2)}`,
          ...(value === "none"
            ? []
            : value === "any"
              ? ["-r"]
              : [`-x -a ${fishText(value.join(" "))}`]),
          `-d ${fishText(says)}`,
        ].join(" "),
      ),
    ];
  });
  return ["# fish: bootwarden completion fish | source", ...names, ...options];
}

/** Inside single quotes of fish, where only the quote and the backslash mean something. */
const fishText = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;
