import type { RecordsToPress } from '@sequester/domain';

import { entryData } from './entry-data.ts';
import { portions } from './portions.ts';
import type { Surroundings } from './types.ts';
import type { WrittenFile } from './written-file.ts';

/** Writes the data entry by entry into a file. */
export const pressJson = async (job: RecordsToPress & { around: Pick<Surroundings, 'shows'> }, file: WrittenFile) => {
  const {
    takenOut,
    around: { shows },
  } = job;
  const { title, practice, contact, facts, withheld, certification, notice } = job.cover;
  const cover = { title, practice, contact, facts, withheld, certification, notice };
  await file.write(Buffer.from(`{"format":"sequester-record/1","cover":${JSON.stringify(cover)},"entries":[`));
  let first = true;
  for (const portion of portions(job.entries)) {
    for (const record of await job.read(portion)) {
      await file.write(Buffer.from(`${first ? '' : ','}\n${JSON.stringify(entryData(record, { takenOut, shows }))}`));
      first = false;
    }
  }
  await file.write(Buffer.from('\n]}\n'));
  return file.end();
};
