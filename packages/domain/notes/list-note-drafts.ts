import type { PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { type DraftStores, removeLeft } from './draft-as-it-is.ts';
import type { DraftPage } from './draft-ports.ts';
import { originatorOf } from './originator.ts';

/** The therapist's own drafts, by session date, the newest first; on one patient where that is named. */
export const listNoteDrafts =
  ({ traces, ...stores }: Omit<DraftStores, 'originatorKeys'>) =>
  async (
    context: PracticeContext,
    { patientId, cursor }: { patientId?: PatientId | undefined; cursor?: string | undefined },
  ): Promise<DraftPage> => {
    const originatorId = originatorOf(context);
    await removeLeft(stores, context);
    const page = await stores.drafts.list(context, originatorId, { patientId, cursor });
    const subject = { count: page.drafts.length, ...(patientId === undefined ? {} : { patientId }) };
    await traces.record(context, auditEvent(context, 'psychotherapy-note.drafts-listed', subject));
    return page;
  };
