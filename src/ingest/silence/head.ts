// The head of a message becomes the places of its stamp and of a word that tells its sender apart, and its sequence
// number. It is read for every frame, those held back by a screen too: by character, without a pattern and a copy.

const tab = 9;
const space = 32;
const comma = 44;
const hyphen = 45;
const slash = 47;
const colon = 58;

/** Words and counters before and behind a stamp, at most. */
const mostWords = 6;
const longestStamp = 26;
const longestWord = 128;
const mostDigits = 10;

/** Overwritten by each text that is read. */
export class Head {
  /** Where the stamp stands, up to the colon behind its hour. */
  stampAt = 0;
  hourEnd = 0;
  /** The word of the sender; empty where the head has none. */
  senderAt = 0;
  senderEnd = 0;
  /** The last counter before the device's own stamp; -1 without one. */
  sequence = -1;

  /** False where the text has no head with a stamp. */
  read(text: string): boolean {
    this.sequence = -1;
    this.senderAt = 0;
    this.senderEnd = 0;
    let at = afterPriority(text);
    for (let words = 0; words < mostWords; words += 1) {
      if (isStampAt(text, at)) return this.#readStamp(text, at);
      const next = this.#skip(text, at);
      if (next < 0) return false;
      at = next;
    }
    return false;
  }

  /** One word further: the sender where the head behind it names several. Whether there is one. */
  extend(text: string): boolean {
    if (this.senderEnd === 0) return false;
    const at = afterBlanks(text, this.senderEnd);
    const end = text.indexOf(" ", at);
    if (end < 0 || end - this.senderAt > longestWord) return false;
    this.senderEnd = end;
    return true;
  }

  /** Passes a counter or a word before the stamp; below 0 where no stamp can follow. */
  #skip(text: string, at: number): number {
    const first = text.charCodeAt(at);
    if (first === colon) return afterBlanks(text, at + 1);
    if (isDigit(first)) {
      const end = afterDigits(text, at);
      const behind = text.charCodeAt(end);
      if (behind === colon) {
        this.sequence = numberIn(text, at, end);
        return afterBlanks(text, end + 1);
      }
      // The version of RFC 5424; the first field of PAN-OS.
      if (end === at + 1 && (behind === space || behind === comma)) return end + 1;
    } else if (!isWord(first)) {
      return -1;
    }
    if (this.senderEnd > 0) return -1;
    const end = text.indexOf(" ", at);
    if (end < 0 || end - at > longestWord) return -1;
    this.senderAt = at;
    this.senderEnd = end;
    return afterBlanks(text, end);
  }

  #readStamp(text: string, at: number): boolean {
    const hourEnd = text.indexOf(":", at);
    if (hourEnd < 0 || hourEnd - at > longestStamp) return false;
    // An accounting server parts its fields with tabs, and tells of other devices.
    if (text.charCodeAt(hourEnd + 6) === tab) return false;
    this.stampAt = at;
    this.hourEnd = hourEnd;
    if (this.senderEnd === 0) this.#readSender(text, hourEnd);
    return true;
  }

  /** The word behind the stamp, and the counters behind that. */
  #readSender(text: string, hourEnd: number): void {
    const secondsEnd = hourEnd + 6;
    if (text.charCodeAt(secondsEnd) === comma) {
      this.#readUpTo(text, secondsEnd + 1, ",");
      return;
    }
    if (text.startsWith("date=", this.stampAt)) {
      const name = text.indexOf("devname=", secondsEnd);
      if (name > 0 && name - secondsEnd < longestWord) this.#readUpTo(text, name, " ");
      return;
    }
    const blank = text.indexOf(" ", hourEnd);
    if (blank < 0 || text.charCodeAt(blank - 1) === colon) return;
    this.#readUpTo(text, afterBlanks(text, blank), " ");
    if (this.senderEnd > 0) this.#readCounters(text, afterBlanks(text, this.senderEnd));
  }

  #readUpTo(text: string, at: number, mark: string): void {
    const end = text.indexOf(mark, at);
    if (end <= at || end - at > longestWord) return;
    this.senderAt = at;
    this.senderEnd = end;
  }

  /** `7795: edge1: 007755: Mar  9 …`: counters with a name between them. */
  #readCounters(text: string, from: number): void {
    let at = from;
    for (let words = 0; words < 3; words += 1) {
      const first = text.charCodeAt(at);
      const end = isDigit(first)
        ? afterDigits(text, at)
        : this.sequence < 0
          ? at
          : nameEnd(text, at);
      if (end === at || text.charCodeAt(end) !== colon) return;
      if (isDigit(first)) this.sequence = numberIn(text, at, end);
      at = afterBlanks(text, end + 1);
    }
  }
}

function afterPriority(text: string): number {
  if (text.charCodeAt(0) !== 60) return afterBlanks(text, 0);
  const end = text.indexOf(">");
  return end > 0 && end < 5 ? afterBlanks(text, end + 1) : 0;
}

/** `Mar  9 `, `2026-03-09`, `2026/03/09`, `2026 Mar  9`, `date=2026-03-09`. */
function isStampAt(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (isDigit(first)) {
    if (afterDigits(text, at) !== at + 4) return false;
    const behind = text.charCodeAt(at + 4);
    return behind === hyphen || behind === slash || (behind === space && isUpper(text, at + 5));
  }
  if (first === 100) return text.startsWith("date=", at);
  return (
    isUpper(text, at) &&
    isLower(text, at + 1) &&
    isLower(text, at + 2) &&
    text.charCodeAt(at + 3) === space &&
    (text.charCodeAt(at + 4) === space || isDigit(text.charCodeAt(at + 4)))
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 65 && code <= 90;
}

function isLower(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 97 && code <= 122;
}

function isWord(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 91 || code === 95;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === space) at += 1;
  return at;
}

function afterDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

/** Behind a name that a colon may close. */
function nameEnd(text: string, from: number): number {
  let at = from;
  for (const last = from + longestWord; at < last; at += 1) {
    const code = text.charCodeAt(at);
    if (code === colon || code === space || Number.isNaN(code)) return at;
  }
  return from;
}

function numberIn(text: string, at: number, end: number): number {
  if (end - at > mostDigits) return -1;
  let number = 0;
  for (let index = at; index < end; index += 1) {
    number = number * 10 + text.charCodeAt(index) - 48;
  }
  return number;
}
