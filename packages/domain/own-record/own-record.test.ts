import {
  AccountId,
  type AccountOpening,
  entryKinds,
  MemberId,
  NewAccessHold,
  PatientId,
  plusSeconds,
} from '@sequester/model';
import { callBy, canary, demographics } from '@sequester/testing/chart/example-chart';
import { exampleEntries } from '@sequester/testing/chart/example-entries';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { now } from '@sequester/testing/clock';
import { idOf } from '@sequester/testing/ids';
import { describe, expect, test } from 'vitest';

import { askToTakeOut } from '../chart/ask-to-take-out.ts';
import { entryUseCases } from '../chart/entry-use-cases.ts';
import { holdEntry } from '../chart/hold-entry.ts';
import type { PracticeContext } from '../context.ts';
import { admitPatient } from '../patients/admit-patient.ts';
import { getOwnRecord } from './get-own-record.ts';
import { listOwnEntries } from './list-own-entries.ts';
import { openOwnDocument } from './open-own-document.ts';
import { readOwnEntry } from './read-own-entry.ts';

const { recordDiagnosis, reviseDiagnosis, writeProgressNote, signProgressNote, addToProgressNote } = entryUseCases;

const as = (patientId: PatientId): PracticeContext => callBy({ kind: 'patient', id: patientId });
const nobody = PatientId.parse(idOf('pat', 'n'));
const progressNote = entryKinds[1].input.parse(exampleEntries.progressNote);
const diagnosis = entryKinds[6].input.parse(exampleEntries.diagnosis);

/** A chart with a diagnosis that was changed, a signed note with an addendum and a draft. */
const inChart = async (language?: string) => {
  const stores = literalChart();
  const { patientId } = await admitPatient(stores)(callBy(), {
    ...demographics,
    ...(language === undefined ? {} : { preferredLanguage: language }),
  });
  const { diagnosisId } = await recordDiagnosis(stores)(callBy(), { patientId, ...diagnosis });
  await reviseDiagnosis(stores)(callBy(), { patientId, diagnosisId, ...diagnosis, code: 'F41.9', revision: 1 });
  const signed = await writeProgressNote(stores)(callBy(), { patientId, ...progressNote });
  await signProgressNote(stores)(callBy(), { patientId, progressNoteId: signed.progressNoteId, revision: 1 });
  await addToProgressNote(stores)(callBy(), { patientId, progressNoteId: signed.progressNoteId, text: 'added' });
  const draft = await writeProgressNote(stores)(callBy(), { patientId, ...progressNote });
  return { stores, patientId, diagnosisId, signedId: signed.progressNoteId, draftId: draft.progressNoteId };
};

const openedBy = { memberId: MemberId.parse(idOf('mbr', 's')), name: 'Sam Staff (invented)' };
const openingOfRepresentative: AccountOpening = {
  accountId: AccountId.parse(idOf('acc', 'r')),
  openedAt: now,
  openedBy,
  binding: { how: 'code', at: now, handedOverBy: openedBy },
  holder: {
    name: 'Rita Invented',
    representation: {
      authority: { capacity: 'guardian_of_person' },
      papers: 'Invented letters',
      seenOn: diagnosis.diagnosedOn,
    },
  },
};

const hold = (stores: ReturnType<typeof literalChart>, patientId: PatientId, entryId: string, ground: string) =>
  holdEntry(stores)(callBy(), {
    patientId,
    ...NewAccessHold.parse({ entryId, ground, reason: `judged ${canary}`, until: '2026-06-01' }),
  });

describe('the patient’s own record (45 CFR 164.524)', () => {
  test('is listed in what is recorded and signed, all or of one kind, and no draft is among it', async () => {
    const { stores, patientId, diagnosisId, signedId } = await inChart();
    const idsOf = async (kind?: 'progressNote' | 'referral') =>
      (await listOwnEntries(stores)(as(patientId), { kind })).entries.map(({ entryId }) => entryId).toSorted();
    expect(await idsOf()).toEqual([diagnosisId, signedId].toSorted());
    expect(await idsOf('progressNote')).toEqual([signedId]);
    expect(await idsOf('referral')).toEqual([]);
  });

  test('is read entry by entry, with what an entry was and what was added; a draft is not found', async () => {
    const { stores, patientId, diagnosisId, signedId, draftId } = await inChart();
    const read = (entryId: string) => readOwnEntry(stores)(as(patientId), { entryId });
    expect(await read(diagnosisId)).toMatchObject({
      kind: 'diagnosis',
      entry: { code: 'F41.9', earlier: [{ code: 'F41.1' }] },
    });
    expect(await read(signedId)).toMatchObject({ kind: 'progressNote', entry: { addenda: [{ text: 'added' }] } });
    for (const id of [draftId, 'prn_', idOf('prn', 'z')])
      await expect(read(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is nobody else’s: not another patient’s, and no member reads it here', async () => {
    const { stores, patientId, signedId } = await inChart();
    const other = await admitPatient(stores)(callBy(), { ...demographics, birthDate: diagnosis.diagnosedOn });
    for (const id of [other.patientId, nobody])
      await expect(readOwnEntry(stores)(as(id), { entryId: signedId })).rejects.toMatchObject({ code: 'not-found' });

    expect((await listOwnEntries(stores)(as(other.patientId), {})).entries).toEqual([]);
    await expect(getOwnRecord(stores)(as(nobody))).rejects.toMatchObject({ code: 'not-found' });
    for (const refused of [
      getOwnRecord(stores)(callBy()),
      listOwnEntries(stores)(callBy(), {}),
      readOwnEntry(stores)(callBy(), { entryId: signedId }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'forbidden' });

    expect((await getOwnRecord(stores)(as(patientId))).patient.patientId).toBe(patientId);
  });

  test('does not hold what a clinician holds back, and says until when and how to have that reviewed (164.524(a)(3), (d))', async () => {
    const { stores, patientId, signedId, diagnosisId } = await inChart('es-MX');
    await hold(stores, patientId, signedId, 'endangers-life');
    const record = await getOwnRecord(stores)(as(patientId));
    expect(record).toMatchObject({
      language: 'es',
      held: [{ entryId: signedId, kind: 'progressNote', until: '2026-06-01', reviewed: false }],
    });
    expect(record.held[0]?.denial).toMatchObject({ citation: '45 CFR 164.524(a)(3)(i), (a)(4), (d)(2)' });
    expect(record.held[0]?.denial.text).toMatch(/otro profesional.*2026-06-01|2026-06-01.*otro profesional/);
    expect(JSON.stringify(record.held)).not.toContain('judged');
    const listed = await listOwnEntries(stores)(as(patientId), {});
    expect(listed.entries.map(({ entryId }) => entryId)).toEqual([diagnosisId]);
    await expect(readOwnEntry(stores)(as(patientId), { entryId: signedId })).rejects.toMatchObject({
      code: 'held-back',
      details: [{ path: 'entry', code: 'held-back' }],
    });
    const later = { ...as(patientId), now: plusSeconds(now, 100 * 86_400) };
    expect(await readOwnEntry(stores)(later, { entryId: signedId })).toMatchObject({ kind: 'progressNote' });
    expect((await getOwnRecord(stores)(later)).held).toEqual([]);
  });

  test('is kept from no patient by what is held from a representative (164.524(a)(3)(iii))', async () => {
    const { stores, patientId, signedId } = await inChart();
    await hold(stores, patientId, signedId, 'asked-by-representative');
    expect((await getOwnRecord(stores)(as(patientId))).held).toEqual([]);
    expect(await readOwnEntry(stores)(as(patientId), { entryId: signedId })).toMatchObject({ kind: 'progressNote' });
    const representative = { ...as(patientId), opening: openingOfRepresentative };
    expect((await getOwnRecord(stores)(representative)).held).toMatchObject([{ entryId: signedId }]);
    await expect(readOwnEntry(stores)(representative, { entryId: signedId })).rejects.toMatchObject({
      code: 'held-back',
    });
  });

  test('gives documents no sooner than their entry', async () => {
    const { stores, patientId, signedId } = await inChart();
    const opening = { ...stores, documentVault: { opened: async () => 'https://documents.example' } };
    await expect(
      openOwnDocument(opening)(as(patientId), { documentId: entryKinds[9].id.parse(idOf('doc', 'd')) }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(signedId).toMatch(/^prn_/);
  });

  test('leaves an event of each read, of ids alone, as the patient’s', async () => {
    const { stores, patientId, diagnosisId } = await inChart();
    await getOwnRecord(stores)(as(patientId));
    await listOwnEntries(stores)(as(patientId), {});
    await readOwnEntry(stores)(as(patientId), { entryId: diagnosisId });
    const own = stores.events.filter(({ actor }) => actor.kind === 'patient');
    expect(own.map(({ action, subject }) => [action, subject['part']])).toEqual([
      ['chart.read', 'own-record'],
      ['chart.read', 'own-entries'],
      ['chart.read', 'own-entry'],
    ]);
    expect(own.at(-1)?.subject).toMatchObject({ patientId, diagnosisId });
    expect(JSON.stringify(own)).not.toContain(canary);
  });

  test('does not tell what members say of where a note belongs', async () => {
    const { stores, patientId, signedId } = await inChart();
    await askToTakeOut(stores)(callBy(), {
      patientId,
      progressNoteId: entryKinds[1].id.parse(signedId),
      reason: 'belongs in psychotherapy notes',
      revision: 3,
    });
    const answer = await readOwnEntry(stores)(as(patientId), { entryId: signedId });
    expect(JSON.stringify(answer)).not.toMatch(/misfiling|psychotherapy/);
  });
});
