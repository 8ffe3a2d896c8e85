import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildExtract } from '@sequester/pdf';

import { chosen, cover } from '../adversarial/choosing.ts';
import { markersIn } from '../adversarial/reading.ts';
import { families } from '../adversarial/specimens.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const run = (tool: string, args: string[]) =>
  spawnSync(tool, args, { encoding: 'latin1', maxBuffer: 64 * 1024 * 1024 });

const missing = [
  ['qpdf', '--version'],
  ['pdftotext', '-v'],
  ['pdfimages', '-v'],
].filter(([tool = '', question = '']) => run(tool, [question]).error !== undefined);
if (missing.length > 0) {
  say(`not on PATH: ${missing.map(([tool]) => tool).join(', ')} (Debian: apt install qpdf poppler-utils)`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'read-outside-'));

/** What Debian's readers say against an extract of one page of a specimen. */
const faultsOf = async (family: string): Promise<string[]> => {
  const sources = chosen(family, [0]);
  const { bytes } = await buildExtract({ cover, sources });
  const path = join(folder, `${family}.pdf`);
  writeFileSync(path, bytes);
  const [check, text, images] = [
    run('qpdf', ['--check', path]),
    run('pdftotext', [path, '-']),
    run('pdfimages', ['-list', path]),
  ];
  const words = text.stdout.replaceAll(/\s/g, '').toLowerCase();
  const [inside, outside] = [sources.flatMap((source) => source.inside), sources.flatMap((source) => source.outside)];
  const lost = inside.filter((marker) => !words.includes(marker.toLowerCase()));
  return [
    check.status === 0 ? '' : `qpdf --check: ${check.stderr.trim() || check.stdout.trim()}`,
    text.status === 0 ? '' : 'pdftotext cannot read it',
    images.status === 0 ? '' : 'pdfimages cannot read it',
    ...markersIn(words, outside).map((marker) => `pdftotext finds ${marker}`),
    ...lost.map((marker) => `pdftotext does not find ${marker}`),
  ].filter(Boolean);
};

let faults = 0;
for (const family of Object.keys(families)) {
  const found = await faultsOf(family);
  for (const fault of found) say(`${family}: ${fault}`);
  faults += found.length;
}
say(`${Object.keys(families).length} extracts read by qpdf, pdftotext and pdfimages: ${faults} faults`);
rmSync(folder, { recursive: true });
process.exit(faults > 0 ? 1 : 0);
