import { Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { ColleagueStore } from '../practice/ports.ts';
import type { TraceStore } from '../traces.ts';
import { demandFound } from './found.ts';
import { openDrafts } from './open-drafts.ts';
import type { ChartStore, EntryPage, EntryQuery } from './ports.ts';
import { readableKinds } from './readable-kinds.ts';

interface Stores {
  charts: ChartStore;
  traces: TraceStore;
  colleagues: ColleagueStore;
}

interface Input extends Omit<EntryQuery, 'kinds' | 'draftsOf'> {
  kind?: EntryQuery['kinds'][number] | undefined;
}

/** The entries of one patient that the caller may read, page by page, the newest first. Refuses `forbidden` for a kind that they may not. */
export const listEntries =
  (stores: Stores) =>
  async (context: PracticeContext, { kind, ...wanted }: Input): Promise<EntryPage> => {
    const { charts, traces } = stores;
    const readable = readableKinds(context).map(({ name }) => name);
    const kinds = kind === undefined ? readable : readable.filter((name) => name === kind);
    if (kinds.length === 0) throw new Refusal('forbidden');

    const { patientId } = wanted;
    const [patient, page] = await Promise.all([
      charts.patient(context, patientId),
      openDrafts(stores, context).then((draftsOf) => charts.entries(context, { ...wanted, kinds, draftsOf })),
      traces.record(context, auditEvent(context, 'chart.read', { patientId, part: 'entries' })),
    ]);
    demandFound(patient);
    return page;
  };
