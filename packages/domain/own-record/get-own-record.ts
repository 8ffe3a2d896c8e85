import type { Language } from '@sequester/law';
import { type AccessHold, headerOf, type Patient } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import { demandFound } from '../chart/found.ts';
import type { AccessHoldStore } from '../chart/hold-ports.ts';
import type { ChartStore } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { denialOf, heldFrom, type HeldBack } from './held-back.ts';
import { languageOf } from './language.ts';
import { ownEntryNamed } from './own-entry.ts';
import { ownPatientId } from './own-patient.ts';

interface Stores {
  charts: ChartStore;
  accessHolds: AccessHoldStore;
  traces: TraceStore;
}

const shownHeld = async (
  charts: ChartStore,
  context: PracticeContext,
  { hold, language }: { hold: AccessHold; language: Language },
): Promise<HeldBack[]> => {
  const { entryId, until, review } = hold;
  const named = ownEntryNamed(hold.patientId, entryId);
  const entry = named === undefined ? undefined : await charts.entry(context, named.name);
  if (named === undefined || entry === undefined) return [];

  const { kind } = named;
  const { on } = headerOf(kind, entryId, entry);
  const denial = denialOf(hold, language);
  return [{ entryId, kind: kind.name, on, until, reviewed: review !== undefined, denial }];
};

export interface OwnRecord {
  patient: Patient;
  language: Language;
  held: HeldBack[];
}

/** The patient as the chart has them, and what of the record is held back, until when and why as far as that is told. */
export const getOwnRecord =
  ({ charts, accessHolds, traces }: Stores) =>
  async (context: PracticeContext): Promise<OwnRecord> => {
    const patientId = ownPatientId(context);
    const [found, holds] = await Promise.all([
      charts.patient(context, patientId),
      heldFrom(accessHolds, context, patientId),
      traces.record(context, auditEvent(context, 'chart.read', { patientId, part: 'own-record' })),
    ]);
    const patient = demandFound(found);
    const language = languageOf(patient);
    const held = await Promise.all([...holds.values()].map((hold) => shownHeld(charts, context, { hold, language })));
    return { patient, language, held: held.flat() };
  };
