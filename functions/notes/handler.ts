import { notesOperations } from '@sequester/contract';
import {
  beginNoteDraft,
  beginUpload,
  completeUpload,
  continueUpload,
  discardNoteDraft,
  editNote,
  getNote,
  getNoteDraft,
  getNoteText,
  getUpload,
  listHiddenWords,
  listNoteDrafts,
  listNotes,
  locatePassages,
  openNote,
  recordNoteFacts,
  saveNoteDraft,
  sealNoteDraft,
  writeNote,
} from '@sequester/domain';
import { serve } from '@sequester/edge';

import { memberships, settings, stores } from './stores.ts';

export const handler = serve({
  roleArn: settings.SESSION_ROLE_ARN,
  memberships,
  stores,
  operations: notesOperations,
  useCases: {
    writeNote,
    listNotes,
    getNote,
    editNote,
    recordNoteFacts,
    openNote,
    getNoteText,
    locatePassages,
    listHiddenWords,
    beginUpload,
    continueUpload,
    getUpload,
    completeUpload,
    beginNoteDraft,
    listNoteDrafts,
    getNoteDraft,
    saveNoteDraft,
    sealNoteDraft,
    discardNoteDraft,
  },
});
