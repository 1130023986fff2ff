// Comma-separated text becomes records.

export { CsvReader, type CsvRecord, csvCells } from "./records.ts";
