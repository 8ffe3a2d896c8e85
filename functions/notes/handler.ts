import { serve } from '@sequester/edge';

import { beginUploadOperation } from './begin-upload.ts';
import { completeUploadOperation } from './complete-upload.ts';
import { continueUploadOperation } from './continue-upload.ts';
import { editNoteOperation } from './edit-note.ts';
import { getNoteOperation } from './get-note.ts';
import { getUploadOperation } from './get-upload.ts';
import { listNotesOperation } from './list-notes.ts';
import { locatePassagesOperation } from './locate-passages.ts';
import { openNoteOperation } from './open-note.ts';
import { recordNoteFactsOperation } from './record-note-facts.ts';
import { memberships, settings, stores } from './stores.ts';
import { writeNoteOperation } from './write-note.ts';

export const handler = serve({
  roleArn: settings.SESSION_ROLE_ARN,
  memberships,
  stores,
  operations: [
    writeNoteOperation,
    listNotesOperation,
    getNoteOperation,
    editNoteOperation,
    recordNoteFactsOperation,
    openNoteOperation,
    locatePassagesOperation,
    beginUploadOperation,
    continueUploadOperation,
    getUploadOperation,
    completeUploadOperation,
  ],
});
