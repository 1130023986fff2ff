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
  readonly example: string;
  readonly shape: RegExp;
}

const month = "[A-Z][a-z]{2}";
const time = "\\d\\d:\\d\\d:\\d\\d";
const noDate = "<no date>";
const iosDate = `${month} {1,2}\\d{1,2} \\d{4} ${time}(?: [+-]\\d\\d:\\d\\d)?`;
const asaDate = `${time} ${month} {1,2}\\d{1,2} \\d{4}`;
const eosDate = `${month} {1,2}\\d{1,2} {1,2}(?:\\d{4}|\\d\\d:\\d\\d)`;
const xrDate = `[A-Z][a-z]{2} ${month} {1,2}\\d{1,2} ${time} \\d{4}`;
/** A zone behind the date is no name. */
const name = "(?<name>(?![+-]\\d\\d:\\d\\d$)\\S.{0,400})";

function row(shape: string): RegExp {
  return new RegExp(`^${shape}$`);
}

/** No two read one row. */
export const rowForms: readonly RowForm[] = [
  {
    source: "Cisco IOS, Huawei VRP, HPE Comware: dir",
    example: "12  -rw-   46  Apr 22 2026 12:36:24 +00:00  boot.bin",
    shape: row(
      `\\d{1,10} +(?<mode>[-dl][-rwx]{2,3})(?: +-(?= +\\d))? +(?<size>[\\d,]{1,20}|-) +` +
        `(?<date>${iosDate}|${noDate}) +${name}`,
    ),
  },
  {
    source: "Cisco ASA: dir",
    example: "120    -rwx  74369568     19:39:56 Nov 03 2025  asa.SPA",
    shape: row(
      `\\d{1,10} +(?<mode>[-dl][-rwx]{2,3}) +(?<size>\\d{1,20}) +(?<date>${asaDate}) +${name}`,
    ),
  },
  {
    source: "Cisco IOS XR: dir, 32 bits",
    example: "9867        -rwx  8909        Thu Jan 15 15:29:26 2026  start",
    shape: row(
      `\\d{1,10} +(?<mode>[-dl][-rwx]{2,3}) +(?<size>\\d{1,20}) +(?<date>${xrDate}) +${name}`,
    ),
  },
  {
    source: "Cisco IOS XR: dir, 64 bits",
    example: "31 lrwxrwxrwx. 1    18 Feb 22 09:41 config -> /misc/config",
    shape: row(
      `\\d{1,10} +(?<mode>[-dlbcps][-rwxsStT]{9})[.+]? +\\d{1,6} +(?<size>\\d{1,20}) +` +
        `(?<date>${eosDate}) +${name}`,
    ),
  },
  {
    source: "Arista EOS: dir",
    example: "-rwx   609823300           Feb 14 02:03  EOS-4.31.6M.swi",
    shape: row(
      `(?<mode>[-dl][-rwx]{3}) +(?<size>\\d{1,20}) +(?<date>${eosDate}|${noDate}) +${name}`,
    ),
  },
  {
    source: "ROM monitor of Catalyst 9000: dir",
    example: "-rwxrwxrwx   490586943   cat9k_lite_iosxe.17.09.01.SPA.bin",
    shape: row(`(?<mode>[-d][-rwx]{9}) +(?<size>\\d{1,20}) +${name}`),
  },
  {
    source: "Cisco NX-OS: dir",
    example: "1410981963    Jul 13 10:05:48 2025  nxos.9.3.7.bin",
    shape: row(`(?<size>\\d{1,20}) +(?<date>${month} {1,2}\\d{1,2} ${time} \\d{4}) +${name}`),
  },
  {
    source: "Cisco IOS and ASA: show flash, length before date",
    example: "2    860923521 Feb 18 2026 02:11:41.0000000000 +00:00 asr1002x.bin",
    shape: row(
      `\\d{1,6} +(?<size>\\d{1,20}) +(?<date>${iosDate}(?:\\.\\d{1,10} [+-]\\d\\d:\\d\\d)?) +${name}`,
    ),
  },
  {
    source: "Cisco IOS of class A file systems: show flash",
    example:
      "1   .D image    8FDF6D16  9F5A28   29  10295208 Jan 12 2026 11:25:57 +00:00 c6msfc.bin",
    shape: row(
      `\\d{1,6} +(?<state>[.DE]{2}) +\\S{1,12} +[0-9A-F]{1,8} +[0-9A-F]{1,8} +\\d{1,4} +` +
        `(?<size>\\d{1,20}) +(?<date>${iosDate}) +${name}`,
    ),
  },
  {
    source: "Cisco IOS before 12.0: show flash",
    example: "2   15823104  c2600-i-mz.122-15.T.bin [deleted]",
    shape: row(
      `\\d{1,4} +(?<size>\\d{1,12}) +(?<name>[^\\s\\[]\\S{0,120})(?<state> +\\[deleted\\])?`,
    ),
  },
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
