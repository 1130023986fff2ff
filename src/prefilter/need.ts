// A need: a test on a frame's text that every matching frame passes. It may let others pass, it never loses one.

export type Need =
  /** Every frame passes: nothing is known. */
  | { readonly kind: "nothing" }
  /** The ASCII text occurs in some case. */
  | { readonly kind: "literal"; readonly text: string }
  /** `any` of none passes no frame. `all` is never empty: that is `nothing`. */
  | { readonly kind: "all" | "any"; readonly of: readonly Need[] };

export const nothing: Need = { kind: "nothing" };

/** No frame can match. */
export const never: Need = { kind: "any", of: [] };

/** A literal that the screen can look for: it folds ASCII only, so other text needs nothing. */
export function literalNeed(text: string): Need {
  return /^[\x20-\x7e]+$/.test(text) ? { kind: "literal", text: text.toLowerCase() } : nothing;
}

export function allOf(needs: readonly Need[]): Need {
  const known = distinct(needs.filter((need) => need.kind !== "nothing"));
  const [only] = known;
  if (only === undefined) return nothing;
  return known.length === 1 ? only : { kind: "all", of: known };
}

export function anyOf(needs: readonly Need[]): Need {
  if (needs.some((need) => need.kind === "nothing")) return nothing;
  const flat = distinct(needs.flatMap((need) => (need.kind === "any" ? need.of : [need])));
  const [only] = flat;
  return only !== undefined && flat.length === 1 ? only : { kind: "any", of: flat };
}

export function printNeed(need: Need): string {
  switch (need.kind) {
    case "nothing":
      return "nothing: every frame passes";
    case "literal":
      return JSON.stringify(need.text);
    default:
      return need.of.length === 0
        ? "no frame"
        : `${need.kind}(${need.of.map(printNeed).join(", ")})`;
  }
}

function distinct(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map((need) => [printNeed(need), need])).values()];
}
