import { type Addendum, amongMembers, type EntryKind, Refusal, stateOf } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { AccessHoldStore } from '../chart/hold-ports.ts';
import { subjectOf } from '../chart/named-entry.ts';
import type { ChartStore, EntryName } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { denialOf, heldFrom } from './held-back.ts';
import { languageOf } from './language.ts';
import { isInRecord, ownEntryNamed } from './own-entry.ts';
import { ownPatientId } from './own-patient.ts';

interface Stores {
  charts: ChartStore;
  accessHolds: AccessHoldStore;
  traces: TraceStore;
}

export interface OwnEntry {
  kind: EntryKind['name'];
  entry: Record<string, unknown> & { earlier: Record<string, unknown>[]; addenda: Addendum[] };
}

const demandNotHeld = async (
  { accessHolds, charts }: Stores,
  context: PracticeContext,
  { patientId, id }: EntryName,
): Promise<void> => {
  const hold = (await heldFrom(accessHolds, context, patientId)).get(id);
  if (hold === undefined) return;

  const patient = await charts.patient(context, patientId);
  const { text, citation } = denialOf(hold, languageOf(patient ?? {}));
  throw new Refusal('held-back', [{ path: 'entry', code: 'held-back', text, citation }]);
};

const toldToPatients = (entry: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entry).filter(([field]) => !amongMembers.has(field)));

/**
 * One entry of the patient's own record, with what it was before and what was added. A draft is not found, nor what was taken out or
 * deleted. Refuses `held-back` while a clinician holds it, and says until when and how to have that reviewed.
 */
export const readOwnEntry =
  (stores: Stores) =>
  async (context: PracticeContext, { entryId }: { entryId: string }): Promise<OwnEntry> => {
    const { charts, traces } = stores;
    const named = ownEntryNamed(ownPatientId(context), entryId);
    if (named === undefined) throw new Refusal('not-found');

    const { kind, name } = named;
    const [found, earlier, addenda] = await Promise.all([
      charts.entry(context, name),
      'revise' in kind.acts ? charts.earlier(context, name) : [],
      'addend' in kind.acts ? charts.addenda(context, name) : [],
      demandNotHeld(stores, context, name),
      traces.record(context, auditEvent(context, 'chart.read', { ...subjectOf(name), part: 'own-entry' })),
    ]);
    if (found === undefined || !isInRecord({ state: stateOf(found) })) throw new Refusal('not-found');

    return { kind: kind.name, entry: { ...toldToPatients(found), earlier, addenda } };
  };
