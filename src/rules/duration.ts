// Spans of time as rule files write them.

const unitsMs: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `5m`, `14d` (Sentinel's YAML), `PT1H`, `P1DT12H` (its templates, ISO 8601); undefined for anything else. */
export function durationMs(text: string): number | undefined {
  const short = /^(\d{1,6})([smhd])$/.exec(text);
  if (short !== null) return Number(short[1]) * (unitsMs[short[2] ?? ""] ?? Number.NaN);
  const iso = /^P(?=.)(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/;
  const parts = iso.exec(text.toUpperCase());
  if (parts === null) return undefined;
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000;
}
