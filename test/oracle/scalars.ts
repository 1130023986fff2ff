// Values as the plan means them, in the plainest JavaScript.

import type { Scalar } from "#schema";

/** Below, at or above zero; text by code points, false before true, NaN above all. Neither may be null. */
export function compare(one: NonNullable<Scalar>, other: NonNullable<Scalar>): number {
  if (typeof one === "string" && typeof other === "string") {
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
  }
  const isNumber = (value: Scalar) => !Number.isNaN(value);
  if (!isNumber(one) || !isNumber(other)) return Number(isNumber(other)) - Number(isNumber(one));
  return Number(one > other) - Number(one < other);
}

/** One value of a group, of a join or of a set: null is the same as null, NaN as NaN. */
export function sameness(values: readonly Scalar[]): string {
  return JSON.stringify(values.map((value) => `${typeof value} ${String(value)}`));
}

export const wrap = (value: bigint): bigint => BigInt.asIntN(64, value);

/** Toward negative infinity. */
export function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by !== 0n && value < 0n !== by < 0n ? quotient - 1n : quotient;
}

const isTermCharacter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Whether the needle occurs with its edges on the edges of terms. */
export function hasTerm(haystack: string, needle: string): boolean {
  const text = [...haystack.toLowerCase()];
  const wanted = [...needle.toLowerCase()];
  const [first] = wanted;
  return text.concat("").some((_, start) => {
    if (!wanted.every((character, index) => text[start + index] === character)) return false;
    const end = start + wanted.length;
    const opens = !isTermCharacter(first) || !isTermCharacter(text[start - 1]);
    return opens && (!isTermCharacter(wanted.at(-1)) || !isTermCharacter(text[end]));
  });
}
