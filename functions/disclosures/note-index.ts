import type { AwsSession } from '@sequester/aws';
import type { NoteIndex } from '@sequester/domain';
import { orderedSession } from '@sequester/edge';
import { DynamoDraftIndex, DynamoNoteIndex } from '@sequester/store';

interface Settings {
  SESSION_ROLE_ARN: string;
  TABLE_NOTES: string;
}

/** Notes that exist; and drafts, which only a session can ask for that names the patient of an order. */
export const noteIndexOf = (session: AwsSession, { SESSION_ROLE_ARN, TABLE_NOTES }: Settings): NoteIndex => {
  const notes = new DynamoNoteIndex(session, TABLE_NOTES);
  const ordered = new DynamoDraftIndex(
    (context, patientId) => orderedSession(SESSION_ROLE_ARN, context, patientId),
    TABLE_NOTES,
  );
  return {
    ofPatient: (context, patientId) => notes.ofPatient(context, patientId),
    drafts: (context, patientId) => ordered.drafts(context, patientId),
  };
};
