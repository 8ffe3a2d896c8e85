import { notesOperations } from '@sequester/contract';
import {
  beginUpload,
  completeUpload,
  continueUpload,
  editNote,
  getNote,
  getUpload,
  listNotes,
  locatePassages,
  openNote,
  recordNoteFacts,
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
    locatePassages,
    beginUpload,
    continueUpload,
    getUpload,
    completeUpload,
  },
});
