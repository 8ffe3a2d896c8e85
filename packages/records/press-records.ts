import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { tellsPayer, type PressedRecords, type RecordsToPress } from '@sequester/domain';

import { pressJson } from './press-json.ts';
import { pressPdf } from './press-pdf.ts';
import type { Surroundings } from './types.ts';
import { WrittenFile } from './written-file.ts';

const surroundings = ({ nameOf, timeZone, payerElements }: RecordsToPress): Surroundings => ({
  nameOf,
  timeZone,
  shows: payerElements === undefined ? () => true : tellsPayer(payerElements),
});

/**
 * Makes the extract of a record in files of this machine, a hundred entries or one document at a time: as pages to read, as data, or
 * both. The same entries give the same bytes. `discard` removes the files.
 */
export const pressRecords = async (job: RecordsToPress): Promise<PressedRecords> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'record-'));
  const entries = { ...job, around: surroundings(job) };
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const pages =
      job.format === 'json'
        ? { documents: [] }
        : await pressPdf(entries, new WrittenFile(path.join(folder, 'record.pdf')));
    const json =
      job.format === 'pdf' ? {} : { json: await pressJson(entries, new WrittenFile(path.join(folder, 'record.json'))) };
    return { ...pages, ...json, discard };
  } catch (error) {
    await discard();
    throw error;
  }
};
