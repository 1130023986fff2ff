// Exports of Microsoft's tables become rows.

export { type ExportShape, headBytes, sniffExport } from "./detect.ts";
export {
  ExportReader,
  type ExportRecord,
  type ExportReport,
  type ExportSettings,
} from "./reader.ts";
