import type { PsychotherapyNote, SealedVersion } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { noteSheet } from './note-sheet.ts';
import { sizesInRuns } from './page-sizes.ts';
import type { NotePress, NoteVault } from './ports.ts';

interface Text {
  note: Pick<PsychotherapyNote, 'noteId' | 'patientId' | 'originatorId' | 'sessionDate' | 'language'>;
  keyArn: string;
  version: number;
  text: string;
}

/** Seals a text as one version of a note, under its originator's key. */
export const sealedText = async (
  { press, vault }: { press: NotePress; vault: NoteVault },
  context: PracticeContext,
  { note, keyArn, version, text }: Text,
): Promise<SealedVersion> => {
  const { noteId, originatorId } = note;
  const { bytes, pages, sizes } = await press.seal(noteSheet(note, text));
  const { objectKey, sha256 } = await vault.seal(context, { originatorId, keyArn, name: { noteId, version }, bytes });
  return {
    version,
    kind: 'written',
    sealedAt: context.now,
    pages,
    bytes: bytes.length,
    sha256,
    objectKey,
    sizes: sizesInRuns(sizes),
    hidden: [],
  };
};
