import { type RecordVault, type RecordsPress, RecordsUnfit, sha256Hex } from '@sequester/domain';

import type { Steps } from '../steps.ts';

/** Presses records into texts in memory, as if they were files, and keeps them. `unfit` is found in every extract. */
export const literalRecordPress = (steps: Steps) => {
  const keptRecords = new Map<string, string>();
  const unfit: { code?: string } = {};
  const made = new Map<string, string>();
  const recordsPress: RecordsPress = {
    press: async (job) => {
      const records = await job.read(job.entries);
      await job.mark({ step: 'setting', done: records.length, of: records.length });
      return steps.take(() => {
        if (unfit.code !== undefined) throw new RecordsUnfit(unfit.code);

        const { cover, takenOut, payerElements, format } = job;
        const text = JSON.stringify({ cover, records, takenOut, payerElements });
        const sha256 = sha256Hex(text);
        made.set(sha256, text);
        const file = { path: sha256, bytes: text.length, sha256 };
        return {
          ...(format === 'json' ? {} : { pdf: { ...file, pages: 3, coverPages: 1 } }),
          ...(format === 'pdf' ? {} : { json: file }),
          documents: [],
          discard: async () => undefined,
        };
      });
    },
  };
  const recordVault: RecordVault = {
    document: () => steps.take(() => Buffer.from('a document')),
    keep: (_context, { path, sha256, type }) =>
      steps.take(() => {
        keptRecords.set(`records/${sha256}.${type}`, made.get(path) ?? '');
        return { objectKey: `records/${sha256}.${type}` };
      }),
  };
  return { keptRecords, unfit, recordsPress, recordVault };
};
