import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { Fate } from './try-input.ts';

const SILENCE_MS = 180_000;
const SLICE = 500;

type Line = Fate & { peakMb: number };

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Runs a slice in a process of its own and gives the number of the input at which it stopped. */
const slice = (range: { from: number; to: number; seed: number }, take: (line: Line) => void): Promise<number> =>
  new Promise((resolve) => {
    const args = [join(import.meta.dirname, 'fuzz-slice.ts'), String(range.from), String(range.to), String(range.seed)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let done = range.from;
    const hang = () => setTimeout(() => child.kill('SIGKILL'), SILENCE_MS);
    let timer = hang();
    createInterface({ input: child.stdout }).on('line', (text) => {
      clearTimeout(timer);
      timer = hang();
      const line: Line = JSON.parse(text);
      done = line.input + 1;
      take(line);
    });
    child.on('close', () => {
      clearTimeout(timer);
      resolve(done);
    });
  });

const [what = '', runs = '10000', seed = '1'] = process.argv.slice(2);
if (what !== 'pdf' || !/^[1-9]\d*$/.test(runs) || !/^\d+$/.test(seed)) {
  say('usage: pnpm fuzz pdf [RUNS] [SEED]');
  process.exit(2);
}

const counts = new Map<string, number>();
const faults: Line[] = [];
const slowest = { input: 0, ms: 0, outcome: '' };
let peakMb = 0;
const take = (line: Line): void => {
  counts.set(line.outcome, (counts.get(line.outcome) ?? 0) + 1);
  if (line.fault) {
    faults.push(line);
    say(`input ${line.input} of seed ${line.seed}: ${line.fault}, ${line.detail ?? `${line.ms} ms`}`);
  }
  if (line.ms > slowest.ms) Object.assign(slowest, line);
  peakMb = Math.max(peakMb, line.peakMb);
};

/** A slice that ends before its time has hung or died at the input after the last that it reported. */
for (let from = 0; from < Number(runs);) {
  const to = Math.min(Number(runs), from + SLICE);
  const done = await slice({ from, to, seed: Number(seed) }, take);
  if (done < to)
    take({ input: done, seed: Number(seed), outcome: 'hung or died', fault: 'slow', ms: SILENCE_MS, peakMb });
  from = done < to ? done + 1 : to;
  say(`${from} inputs, ${faults.length} faults, ${counts.get('selected') ?? 0} selected, slowest ${slowest.ms} ms`);
}

for (const [outcome, count] of [...counts].toSorted(([, a], [, b]) => b - a))
  say(`${String(count).padStart(7)}  ${outcome}`);
say(`slowest: input ${slowest.input}, ${slowest.ms} ms (${slowest.outcome}); peak memory ${peakMb} MB`);
process.exit(faults.length > 0 ? 1 : 0);
