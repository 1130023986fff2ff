// Events are kept and asked.

export type { Answer, Question } from "./answer.ts";
export { type JsonCell, jsonCell } from "./cells.ts";
export type { Ledger, LedgerEntry } from "./ledger.ts";
export { openStore, type Store, type StoreOptions } from "./store.ts";
export { StoreError, storeFailure } from "./store-error.ts";
