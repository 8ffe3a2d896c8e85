import { median, row, table } from '../report.ts';
import { chartRows, readsOfCharts } from './charts.ts';
import { patientRows, readsOfPatients } from './patients.ts';
import { type GrownRow, tableWith } from './sized-table.ts';

const sizes = [100, 10_000, 1_000_000];
const warmUp = 30;
const samples = 200;

/** A read may take this much longer in the largest practice than in the smallest. */
const mostGrowth = 1.5;

const p50 = async (read: () => Promise<void>): Promise<number> => {
  for (let count = 0; count < warmUp; count += 1) await read();
  const times: number[] = [];
  for (let count = 0; count < samples; count += 1) {
    const from = performance.now();
    await read();
    times.push(performance.now() - from);
  }
  return median(times);
};

const rowsOf = function* (size: number): Generator<GrownRow> {
  yield* patientRows(size);
  yield* chartRows(size);
};

const measured = async (size: number): Promise<Map<string, number>> => {
  const sized = await tableWith(rowsOf(size));
  try {
    console.log(`${size.toLocaleString('en-US')} patients: ${sized.rows.toLocaleString('en-US')} rows`);
    const times = new Map<string, number>();
    for (const [name, read] of Object.entries({ ...readsOfPatients(sized), ...readsOfCharts(sized) }))
      times.set(name, await p50(read));
    return times;
  } finally {
    await sized.stop();
  }
};

/** What lists and searches take in practices of three sizes, on the laptop cloud's DynamoDB. */
export const benchGrowth = async (): Promise<void> => {
  const bySize: Map<string, number>[] = [];
  for (const size of sizes) bySize.push(await measured(size));
  table(['p50, ms', ...sizes.map((size) => size.toLocaleString('en-US')), 'growth']);
  for (const name of bySize[0]?.keys() ?? []) {
    const times = bySize.map((of) => of.get(name) ?? 0);
    const growth = Math.max(...times) / (times[0] ?? 1);
    row([name, ...times.map((time) => time.toFixed(2)), `${growth.toFixed(2)}x`]);
    if (growth > mostGrowth) process.exitCode = 1;
  }
};
