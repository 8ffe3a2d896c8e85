import { Refusal, type DocumentJob, type DocumentUpload } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { DocumentName, DocumentUploadStore } from './ports.ts';

/** An upload that the member who acts began; anybody else's is not there. */
export const ownUpload = async (
  uploads: DocumentUploadStore,
  context: PracticeContext,
  name: DocumentName,
): Promise<{ upload: DocumentUpload; job: DocumentJob | undefined }> => {
  const found = await uploads.find(context, name);
  if (found?.upload.sentBy !== memberOf(context)) throw new Refusal('not-found');

  return found;
};
