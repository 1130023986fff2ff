// Exports of Microsoft's tables become rows.

export { CsvReader, type CsvRecord } from "./csv-records.ts";
export { type ExportShape, headBytes, sniffExport } from "./detect.ts";
export {
  ExportReader,
  type ExportRecord,
  type ExportReport,
  type ExportSettings,
} from "./reader.ts";
