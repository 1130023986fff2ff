// A record of Defender's streaming API (storage account, event hub) holds its row in `properties` and its table's name
// in `category`; the members of that row are taken out, with the name as `Type`.

import { tableTold } from "./columns.ts";
import { membersOf, stringOf } from "./json-text.ts";

type Members = ReadonlyMap<string, string>;

const prefix = "AdvancedHunting-";

/** `AdvancedHunting-DeviceProcessEvents` and its like, of the tables we have. */
export function isStreamedCategory(text: string): boolean {
  return text.startsWith(prefix) && tableTold([], text.slice(prefix.length)) !== undefined;
}

/** The row's own members; the record's where it is no such wrapping. */
export function rowMembers(record: Members): Members {
  const category = stringOf(record.get("category") ?? "");
  const properties = record.get("properties");
  if (category?.startsWith(prefix) !== true || properties === undefined) return record;
  const row = membersOf(properties);
  if (row === undefined) return record;
  return new Map([...row, ["Type", JSON.stringify(category.slice(prefix.length))]]);
}
