// UTF-16 units that keys of key=value text are made of, and that stand between pairs.

/** Letters and digits of ASCII, and `.` `-` `_` `[` `]`. */
export function isKeyUnit(code: number): boolean {
  if (code >= 48 && code <= 57) return true;
  const letter = code | 32;
  if (letter >= 97 && letter <= 122) return true;
  return code === 95 || code === 46 || code === 45 || code === 91 || code === 93;
}

export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
