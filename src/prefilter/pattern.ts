// A regular expression becomes the need of its matches: the literal runs that every match holds. What it does not
// understand needs nothing.

import { allOf, anyOf, literalNeed, type Need, nothing } from "./need.ts";

/** RE2 syntax. Case is of no matter here. */
export function needOfPattern(pattern: string): Need {
  const reader = new PatternReader(pattern);
  const need = reader.alternatives();
  return reader.understood ? need : nothing;
}

interface Part {
  /** Set where the part is one literal character. */
  readonly literal?: string;
  readonly need: Need;
}

class PatternReader {
  private readonly pattern: string;
  private position = 0;
  private failed = false;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  /** The whole pattern was read, and all of it is known here. */
  get understood(): boolean {
    return this.atEnd && !this.failed;
  }

  alternatives(): Need {
    const branches = [this.branch()];
    while (this.take("|")) branches.push(this.branch());
    return anyOf(branches);
  }

  private branch(): Need {
    const needs: Need[] = [];
    let run = "";
    const flush = () => {
      if (run !== "") needs.push(literalNeed(run));
      run = "";
    };
    while (!this.atEnd && !this.sees("|") && !this.sees(")")) {
      const { literal, need } = this.part();
      const times = this.repetition();
      if (literal === undefined || times === "optional") flush();
      if (times === "optional") continue;
      if (literal === undefined) needs.push(need);
      else run += literal;
      if (times === "many") flush();
    }
    flush();
    return allOf(needs);
  }

  private part(): Part {
    const character = this.pattern[this.position] ?? "";
    this.position += 1;
    switch (character) {
      case "(":
        return { need: this.group() };
      case "[":
        this.skipClass();
        return { need: nothing };
      case "\\":
        return this.escape();
      case ".":
      case "^":
      case "$":
        return { need: nothing };
      default:
        return { literal: character, need: nothing };
    }
  }

  private group(): Need {
    if (this.take("?")) {
      const opening = /^(?:P?<[A-Za-z_]\w*>|[imsU-]*:)/.exec(this.rest);
      const flags = /^[imsU-]+\)/.exec(this.rest);
      if (opening === null && flags === null) return this.giveUp();
      this.position += (opening ?? flags)?.[0].length ?? 0;
      if (opening === null) return nothing;
    }
    const need = this.alternatives();
    return this.take(")") ? need : this.giveUp();
  }

  private skipClass(): void {
    if (this.sees("^")) this.position += 1;
    if (this.sees("]")) this.position += 1;
    while (!this.atEnd && !this.sees("]")) {
      const named = /^\[:\^?\w+:\]/.exec(this.rest);
      if (named !== null) this.position += named[0].length;
      else this.position += this.sees("\\") ? 2 : 1;
    }
    this.position += 1;
  }

  private escape(): Part {
    const character = this.pattern[this.position] ?? "";
    this.position += 1;
    if (/[^A-Za-z0-9]/.test(character)) return { literal: character, need: nothing };
    if (/[pP]/.test(character)) {
      this.position += /^(?:\{\^?\w+\}|\w)/.exec(this.rest)?.[0].length ?? 0;
      return { need: nothing };
    }
    return { need: /[dDwWsSbBAzafnrtv]/.test(character) ? nothing : this.giveUp() };
  }

  /** Reads what follows a part: how often it must occur. */
  private repetition(): "once" | "many" | "optional" {
    const found = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.rest);
    if (found === null) return "once";
    this.position += found[0].length;
    return found[0].startsWith("+") || /^\{[1-9]/.test(found[0]) ? "many" : "optional";
  }

  /** Reads no further: the pattern as a whole then needs nothing. */
  private giveUp(): Need {
    this.position = this.pattern.length;
    this.failed = true;
    return nothing;
  }

  private get atEnd(): boolean {
    return this.position >= this.pattern.length;
  }

  private get rest(): string {
    return this.pattern.slice(this.position);
  }

  private sees(character: string): boolean {
    return this.pattern[this.position] === character;
  }

  private take(character: string): boolean {
    if (!this.sees(character)) return false;
    this.position += 1;
    return true;
  }
}
