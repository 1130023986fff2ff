// Many literals become one automaton that finds all of them in one pass over a text, whatever their case. It may not
// miss an occurrence under any folding of case that an engine might use; finding too much is allowed.

/** Aho-Corasick with all transitions filled in: one table look-up a character. */
export interface Automaton {
  /** Class of each UTF-16 unit below 512; all others share class 0. */
  readonly classes: Uint8Array;
  readonly classCount: number;
  /** `next[row + class]`, where the row of a state is its number times `classCount`; it gives a row. The root is 0. */
  readonly next: Int32Array;
  /** Per state the literals that end there, in any order. */
  readonly ends: readonly (readonly number[])[];
  /** By row: 1 where a literal ends. */
  readonly isEnd: Uint8Array;
}

// Non-ASCII letters that fold to an ASCII letter: U+0130, U+0131 (i), U+017F (s) and U+212A (k), the last outside the
// table of classes and handled in scan().
const foldedLetters: readonly (readonly [number, string])[] = [
  [0x0130, "i"],
  [0x0131, "i"],
  [0x017f, "s"],
];

const classTableSize = 512;
const kelvinSign = 0x212a;

/** The literals must be ASCII and not empty; what they hold of capital letters is read as small ones. */
export function buildAutomaton(literals: readonly string[]): Automaton {
  const folded = literals.map((literal) => literal.toLowerCase());
  const alphabet = classify(folded);
  const { classCount } = alphabet;
  const { next, ends } = connect(plant(folded, alphabet), classCount);
  const isEnd = new Uint8Array(next.length);
  ends.forEach((literalsHere, state) => {
    isEnd[state * classCount] = literalsHere.length > 0 ? 1 : 0;
  });
  return { ...alphabet, next: next.map((state) => state * classCount), ends, isEnd };
}

interface Alphabet {
  readonly classes: Uint8Array;
  readonly classCount: number;
}

function classify(literals: readonly string[]): Alphabet {
  const classes = new Uint8Array(classTableSize);
  let classCount = 1;
  for (const character of new Set(literals.join(""))) {
    classes[character.charCodeAt(0)] = classCount;
    classes[character.toUpperCase().charCodeAt(0)] = classCount;
    classCount += 1;
  }
  for (const [code, letter] of foldedLetters) {
    classes[code] = classes[letter.charCodeAt(0)] ?? 0;
  }
  return { classes, classCount };
}

interface Trie {
  /** -1 where there is no child. */
  readonly children: number[][];
  readonly ends: number[][];
}

function plant(literals: readonly string[], { classes, classCount }: Alphabet): Trie {
  const emptyNode = () => new Array<number>(classCount).fill(-1);
  const children = [emptyNode()];
  const ends: number[][] = [[]];
  literals.forEach((literal, index) => {
    let state = 0;
    for (let i = 0; i < literal.length; i++) {
      const symbol = classes[literal.charCodeAt(i)] ?? 0;
      const row = children[state] ?? [];
      let child = row[symbol] ?? -1;
      if (child < 0) {
        child = children.push(emptyNode()) - 1;
        ends.push([]);
        row[symbol] = child;
      }
      state = child;
    }
    ends[state]?.push(index);
  });
  return { children, ends };
}

/** Fills every missing transition with that of the longest proper suffix, breadth first. */
function connect(
  { children, ends }: Trie,
  classCount: number,
): {
  readonly next: Int32Array;
  readonly ends: readonly (readonly number[])[];
} {
  const next = new Int32Array(children.length * classCount);
  const suffix = new Int32Array(children.length);
  const queue = [0];
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? 0;
    const fallback = suffix[state] ?? 0;
    if (state !== 0) ends[state]?.push(...(ends[fallback] ?? []));
    for (let symbol = 0; symbol < classCount; symbol++) {
      const child = children[state]?.[symbol] ?? -1;
      const other = state === 0 ? 0 : (next[fallback * classCount + symbol] ?? 0);
      next[state * classCount + symbol] = child < 0 ? other : child;
      if (child < 0) continue;
      suffix[child] = other;
      queue.push(child);
    }
  }
  return { next, ends };
}

/**
 * Marks in `found` each literal that occurs in the text, and says whether one of those below `decisive` does: the pass
 * ends at the first of these.
 */
export function scan(
  automaton: Automaton,
  text: string,
  visit: { readonly found: Uint8Array; readonly decisive: number },
): boolean {
  const { classes, classCount, next, ends, isEnd } = automaton;
  const k = classes[0x6b] ?? 0;
  let row = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const symbol = code < classTableSize ? (classes[code] ?? 0) : code === kelvinSign ? k : 0;
    row = next[row + symbol] ?? 0;
    if (isEnd[row] !== 1) continue;
    for (const literal of ends[row / classCount] ?? []) {
      visit.found[literal] = 1;
      if (literal < visit.decisive) return true;
    }
  }
  return false;
}
