import { type MemberId, type NoteUpload, Refusal, type UploadId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { hiddenWordsOf, type HiddenWordsStores } from './list-hidden-words.ts';
import { originatorOf } from './originator.ts';
import { shownUpload, type ShownUpload } from './show-upload.ts';

/** The words of the file that cannot be seen, read from the note that it was sealed as. */
const hiddenIn = async (
  stores: HiddenWordsStores,
  context: PracticeContext,
  { originatorId, upload }: { originatorId: MemberId; upload: NoteUpload },
): Promise<Pick<ShownUpload, 'hidden' | 'failedRedaction'>> => {
  const { noteId, hiddenPages: pages = [] } = upload;
  if (noteId === undefined || pages.length === 0) return {};

  const history = await stores.notes.history(context, originatorId, noteId);
  const sealed = history?.versions.find(({ version }) => version === 1);
  if (history === undefined || sealed === undefined) return {};

  const { hidden, failedRedaction } = await hiddenWordsOf(stores, context, { history, sealed, pages });
  return { hidden, failedRedaction };
};

/**
 * What has become of an upload: how far its inspection is, the note that it was sealed as with the words of the file that cannot be
 * seen, or why it was refused.
 */
export const getUpload =
  (stores: HiddenWordsStores) =>
  async (context: PracticeContext, { uploadId }: { uploadId: UploadId }): Promise<ShownUpload> => {
    const { notes, traces } = stores;
    const originatorId = originatorOf(context);
    const [upload, job] = await Promise.all([
      notes.findUpload(context, originatorId, uploadId),
      notes.findInspection(context, originatorId, uploadId),
    ]);
    if (upload === undefined) throw new Refusal('not-found');

    const { patientId } = upload;
    await traces.record(context, auditEvent(context, 'psychotherapy-note.upload-read', { uploadId, patientId }));
    return { ...shownUpload(upload, job), ...(await hiddenIn(stores, context, { originatorId, upload })) };
  };
