// Text becomes the number of terminal cells that it takes, and is cut to a number of them.

// Unicode UAX #11 wide and fullwidth blocks, and the pictographs that terminals draw two cells wide.
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;
const none = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const plain = /^[\x20-\x7e]*$/;

export function widthOf(text: string): number {
  if (plain.test(text)) return text.length;
  let cells = 0;
  for (const character of text) cells += cellsOf(character);
  return cells;
}

/** The longest beginning that fits, with an ellipsis in its last cell where something is cut. */
export function cut(text: string, cells: number): string {
  if (widthOf(text) <= cells) return text;
  let kept = "";
  let taken = 1;
  for (const character of text) {
    taken += cellsOf(character);
    if (taken > cells) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The longest end that fits, with an ellipsis in its first cell where something is cut. */
export function cutStart(text: string, cells: number): string {
  if (widthOf(text) <= cells) return text;
  const reversed = [...text].reverse().join("");
  return [...cut(reversed, cells)].reverse().join("");
}

function cellsOf(character: string): number {
  if (none.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
