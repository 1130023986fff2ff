// What the names of a query stand for: let statements, function parameters, `as`. A name is bound where it is used,
// so a statement that nothing reads costs nothing and refuses nothing.

import type { Plan } from "#plan";
import type { ScalarType } from "#schema";
import type { Syntax } from "./syntax.ts";

export type Bound =
  /** A scalar; `type` is the declared one of a parameter. */
  | {
      readonly kind: "scalar";
      readonly node: Syntax;
      readonly names: Names;
      readonly type?: ScalarType;
    }
  | { readonly kind: "table"; readonly node: Syntax; readonly names: Names }
  | { readonly kind: "rows"; readonly plan: Plan }
  | { readonly kind: "function"; readonly declaration: Syntax; readonly names: Names };

export class Names {
  static readonly none = new Names(new Map());
  readonly #bound: ReadonlyMap<string, Bound>;

  private constructor(bound: ReadonlyMap<string, Bound>) {
    this.#bound = bound;
  }

  lookup(name: string): Bound | undefined {
    return this.#bound.get(name);
  }

  with(name: string, bound: Bound): Names {
    return new Names(new Map([...this.#bound, [name, bound]]));
  }
}
