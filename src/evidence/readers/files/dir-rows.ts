// One row of a listing of files, in the forms of all families, becomes a file's name, size and date as shown.

export interface ListedFile {
  readonly name: string;
  /** Bytes, digits alone; absent for a directory. */
  readonly size?: string | undefined;
  /** As shown; absent where the row has none. */
  readonly date?: string | undefined;
  readonly isDirectory: boolean;
  /** Marked as deleted, still in the file system. */
  readonly isDeleted: boolean;
}

interface RowForm {
  /** Where the form was seen. */
  readonly source: string;
  readonly shape: RegExp;
}

const month = "[A-Z][a-z]{2}";
const time = "\\d\\d:\\d\\d:\\d\\d";
const noDate = "<no date>";
const iosDate = `${month} {1,2}\\d{1,2} \\d{4} ${time}(?: [+-]\\d\\d:\\d\\d)?`;
const asaDate = `${time} ${month} {1,2}\\d{1,2} \\d{4}`;
const eosDate = `${month} {1,2}\\d{1,2} {1,2}(?:\\d{4}|\\d\\d:\\d\\d)`;
const xrDate = `[A-Z][a-z]{2} ${month} {1,2}\\d{1,2} ${time} \\d{4}`;
const name = "(?<name>\\S.{0,400})";

function form(source: string, shape: string): RowForm {
  return { source, shape: new RegExp(`^${shape}$`) };
}

/** Tried in this order; no two read one row. */
const rowForms: readonly RowForm[] = [
  form(
    "Cisco IOS, Huawei VRP, HPE Comware: dir",
    `\\d{1,10} +(?<mode>[-dl][-rwx]{2,3})(?: +-(?= +\\d))? +(?<size>[\\d,]{1,20}|-) +` +
      `(?<date>${iosDate}|${noDate}) +${name}`,
  ),
  form(
    "Cisco ASA: dir",
    `\\d{1,10} +(?<mode>[-dl][-rwx]{2,3}) +(?<size>\\d{1,20}) +(?<date>${asaDate}) +${name}`,
  ),
  form(
    "Cisco IOS XR: dir, 32 bits",
    `\\d{1,10} +(?<mode>[-dl][-rwx]{2,3}) +(?<size>\\d{1,20}) +(?<date>${xrDate}) +${name}`,
  ),
  form(
    "Cisco IOS XR: dir, 64 bits",
    `\\d{1,10} +(?<mode>[-dlbcps][-rwxsStT]{9})[.+]? +\\d{1,6} +(?<size>\\d{1,20}) +` +
      `(?<date>${eosDate}) +${name}`,
  ),
  form(
    "Arista EOS: dir",
    `(?<mode>[-dl][-rwx]{3}) +(?<size>\\d{1,20}) +(?<date>${eosDate}|${noDate}) +${name}`,
  ),
  form("ROM monitor of Catalyst 9000: dir", `(?<mode>[-d][-rwx]{9}) +(?<size>\\d{1,20}) +${name}`),
  form(
    "Cisco NX-OS: dir",
    `(?<size>\\d{1,20}) +(?<date>${month} {1,2}\\d{1,2} ${time} \\d{4}) +${name}`,
  ),
  form(
    "Cisco IOS and ASA: show flash, length before date",
    `\\d{1,6} +(?<size>\\d{1,20}) +(?<date>${iosDate}(?:\\.\\d{1,10} [+-]\\d\\d:\\d\\d)?) +${name}`,
  ),
  form(
    "Cisco IOS of class A file systems: show flash",
    `\\d{1,6} +(?<state>[.DE]{2}) +\\S{1,12} +[0-9A-F]{1,8} +[0-9A-F]{1,8} +\\d{1,4} +` +
      `(?<size>\\d{1,20}) +(?<date>${iosDate}) +${name}`,
  ),
  form(
    "Cisco IOS before 12.0: show flash",
    `\\d{1,4} +(?<size>\\d{1,12}) +(?<name>[^\\s\\[]\\S{0,120})(?<state> +\\[deleted\\])?`,
  ),
];

/** Undefined for what is no row of a listing. */
export function readRow(text: string): ListedFile | undefined {
  const row = text.trim();
  for (const { shape } of rowForms) {
    const groups = shape.exec(row)?.groups;
    if (groups !== undefined) return listed(groups);
  }
  return undefined;
}

function listed(groups: Readonly<Record<string, string | undefined>>): ListedFile {
  const mode = groups["mode"] ?? "";
  const shown = (groups["name"] ?? "").replace(/ -> .{1,400}$/, "");
  const isDirectory = mode.startsWith("d") || shown.endsWith("/");
  const size = groups["size"]?.replaceAll(",", "");
  const date = groups["date"];
  // Comware and VRP put deleted files in brackets.
  const [, bracketed] = /^\[(.{1,400})\]$/.exec(shown) ?? [];
  return {
    name: (bracketed ?? shown).replace(/\/$/, ""),
    size: isDirectory || size === "-" ? undefined : size,
    date: date === noDate ? undefined : date,
    isDirectory,
    isDeleted: bracketed !== undefined || /D|deleted/.test(groups["state"] ?? ""),
  };
}
