import { type DocumentId, documentKind, type Instant, type PatientId, plusSeconds, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { ChartStore } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { DocumentVault } from './ports.ts';

/** How long a URL of a document lives. */
const openSeconds = 60;

interface Stores {
  charts: ChartStore;
  documentVault: Pick<DocumentVault, 'opened'>;
  traces: TraceStore;
}

/** A URL that gives a document of a chart as a PDF. That it was opened is on record before the URL leaves. */
export const openDocument =
  ({ charts, documentVault, traces }: Stores) =>
  async (
    context: PracticeContext,
    { patientId, documentId }: { patientId: PatientId; documentId: DocumentId },
  ): Promise<{ url: string; expiresAt: Instant; sha256: string }> => {
    const document = await charts.entry(context, { kind: documentKind, patientId, id: documentId });
    if (document === undefined) throw new Refusal('not-found');

    const { sha256 } = document;
    await traces.record(context, auditEvent(context, 'document.opened', { patientId, documentId, sha256 }));
    const url = await documentVault.opened(document, openSeconds);
    return { url, expiresAt: plusSeconds(context.now, openSeconds), sha256 };
  };
