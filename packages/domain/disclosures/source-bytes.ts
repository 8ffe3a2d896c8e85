import { Refusal, type SelectedNote } from '@sequester/model';

const MB = 1024 * 1024;

/** 320 MB of sealed notes for one extract: 126 MB of them took 900 MB of the builder's 3,008 at the peak. */
export const sourceBytesAtMost = 320 * MB;

/** Refuses what the builder could not hold, before anything is granted. Notes whose length no index says are met by the builder. */
export const demandBuildable = (chosen: readonly SelectedNote[]): void => {
  const bytes = chosen.reduce((sum, note) => sum + (note.bytes ?? 0), 0);
  if (bytes > sourceBytesAtMost) {
    const text = `The notes chosen for this request are ${Math.ceil(bytes / MB)} MB together. One extract is made of at most ${sourceBytesAtMost / MB} MB, whatever pages of them are chosen.`;
    throw new Refusal('selection-too-large', [{ path: 'body.selection', code: 'too-large', text }]);
  }
};
