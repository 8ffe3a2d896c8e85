import type { DocumentId, Instant } from '@sequester/model';

import type { AccessHoldStore } from '../chart/hold-ports.ts';
import type { ChartStore } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';
import { openDocument } from '../documents/open-document.ts';
import type { DocumentVault } from '../documents/ports.ts';
import type { TraceStore } from '../traces.ts';
import { ownPatientId } from './own-patient.ts';
import { readOwnEntry } from './read-own-entry.ts';

interface Stores {
  charts: ChartStore;
  accessHolds: AccessHoldStore;
  documentVault: Pick<DocumentVault, 'opened'>;
  traces: TraceStore;
}

/** A URL that gives a document of the patient's own record as a PDF. Refuses whatever reading its entry refuses. */
export const openOwnDocument =
  (stores: Stores) =>
  async (
    context: PracticeContext,
    { documentId }: { documentId: DocumentId },
  ): Promise<{ url: string; expiresAt: Instant; sha256: string }> => {
    await readOwnEntry(stores)(context, { entryId: documentId });
    return openDocument(stores)(context, { patientId: ownPatientId(context), documentId });
  };
