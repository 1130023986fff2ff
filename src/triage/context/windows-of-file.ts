// Maintenance windows that a reader of calendars, tables or tickets gives join what the file holds.

import { type Compiled, Lines, type SourceText } from "#text";
import type { MaintenanceWindow } from "./context.ts";
import type { Draft } from "./lists/draft.ts";

export function addWindows(
  read: Compiled<readonly MaintenanceWindow[]>,
  { text }: SourceText,
  draft: Draft,
): void {
  if (!read.ok) draft.complaints.takeOver(read.errors);
  else {
    draft.complaints.takeOver([], read.warnings);
    const lines = new Lines(text);
    for (const window of read.value)
      draft.add("windows", window, { at: lines.spanOf(window.at.line) });
  }
}
