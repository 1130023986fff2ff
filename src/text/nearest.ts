// The name an author most likely meant.

/**
 * The candidate with the fewest edits (insert, delete, replace, swap of neighbours), case ignored, when that is
 * at most a third of the name's length (and at least one); otherwise a candidate that holds the name or is held by it.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let fewest = allowed + 1;
  for (const candidate of candidates) {
    const edits = distance(wanted, candidate.toLowerCase(), fewest);
    if (edits < fewest) {
      fewest = edits;
      best = candidate;
    }
  }
  return best ?? candidates.find((candidate) => holds(candidate.toLowerCase(), wanted));
}

function holds(candidate: string, wanted: string): boolean {
  if (wanted.length < 4) return false;
  return candidate.includes(wanted) || (candidate.length >= 4 && wanted.includes(candidate));
}

/** Optimal string alignment distance; any value of `limit` or more means "too far". */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const at = (cells: number[], index: number) => cells[index] ?? Number.POSITIVE_INFINITY;
      let cell = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cell = Math.min(cell, at(before, j - 2) + 1);
      }
      row.push(cell);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? limit;
}
