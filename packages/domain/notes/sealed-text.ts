import { type PsychotherapyNote, Refusal, type SealedVersion } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { noteSheet } from './note-sheet.ts';
import { sizesInRuns } from './page-sizes.ts';
import type { NoteNames, NotePress, NoteVault } from './ports.ts';

interface Text {
  note: Pick<PsychotherapyNote, 'noteId' | 'patientId' | 'originatorId' | 'sessionDate' | 'language'>;
  keyArn: string;
  version: number;
  text: string;
}

/** What a text is sealed with. */
export interface TextSealing {
  press: NotePress;
  vault: NoteVault;
  noteNames: NoteNames;
}

/**
 * Seals a text as one version of a note, under its originator's key: the pages, and the words beside them. Refuses `not-found`
 * where the practice has no such patient.
 */
export const sealedText = async (
  { press, vault, noteNames }: TextSealing,
  context: PracticeContext,
  { note, keyArn, version, text }: Text,
): Promise<SealedVersion> => {
  const { noteId, originatorId } = note;
  const named = await noteNames.of(context, note);
  if (named === undefined) throw new Refusal('not-found');

  const { bytes, pages, sizes } = await press.seal(noteSheet(context, { note, named, text }));
  const place = { originatorId, keyArn, name: { noteId, version } };
  const [{ objectKey, sha256 }, words] = await Promise.all([
    vault.seal(context, { ...place, bytes }),
    vault.sealWords(context, { ...place, text }),
  ]);
  return {
    version,
    kind: 'written',
    sealedAt: context.now,
    pages,
    bytes: bytes.length,
    sha256,
    objectKey,
    words,
    sizes: sizesInRuns(sizes),
    hidden: [],
  };
};
