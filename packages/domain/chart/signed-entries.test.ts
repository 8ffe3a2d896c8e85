import {
  type EntryIds,
  type EntryKindOf,
  entryKinds,
  type Instant,
  MemberId,
  type PatientId,
  plusSeconds,
  progressNoteKind,
  type Role,
  type SignedEntry,
  Supervision,
  treatmentPlanKind,
} from '@sequester/model';
import { callBy, canary, demographics, staff, therapistId } from '@sequester/testing/chart/example-chart';
import { exampleEntries } from '@sequester/testing/chart/example-entries';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { now } from '@sequester/testing/clock';
import { idOf } from '@sequester/testing/ids';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import type { PracticeContext } from '../context.ts';
import { admitPatient } from '../patients/admit-patient.ts';
import { addAddendum } from './add-addendum.ts';
import { askToTakeOut } from './ask-to-take-out.ts';
import { copyEntry } from './copy-entry.ts';
import { cosignEntry } from './cosign-entry.ts';
import { decideTakingOut } from './decide-taking-out.ts';
import { deleteDraft } from './delete-draft.ts';
import { entryUseCases } from './entry-use-cases.ts';
import { getChart } from './get-chart.ts';
import { listAskedOut } from './list-asked-out.ts';
import { listDue } from './list-due.ts';
import { listEntries } from './list-entries.ts';
import { listUnsigned } from './list-unsigned.ts';
import { readEntry } from './read-entry.ts';
import { sendBackEntry } from './send-back-entry.ts';
import { signDraft } from './sign-draft.ts';
import { updateDraft } from './update-draft.ts';
import { writeDraft } from './write-draft.ts';

type SignedKinds = EntryKindOf<'signed'>;

const supervisorId = MemberId.parse(idOf('mbr', 's'));
const colleagueId = MemberId.parse(idOf('mbr', 'c'));
const roles: Role[] = ['provider'];
const by = (id: MemberId, at: Instant = now): PracticeContext => ({
  ...callBy({ kind: 'member', id, roles }),
  now: at,
});
const author = by(therapistId);
const supervisor = by(supervisorId);
const colleague = by(colleagueId);

const signedKinds = entryKinds.filter((kind): kind is SignedKinds => kind.life === 'signed');

/** The acts on one kind, over the stores of one test. */
const actsOf = (kind: SignedKinds, stores: ReturnType<typeof literalChart>) => ({
  write: writeDraft<z.ZodObject, SignedEntry>(kind)(stores),
  update: updateDraft<z.ZodObject, SignedEntry, EntryIds>(kind)(stores),
  copy: copyEntry<SignedEntry, EntryIds>(kind)(stores),
  end: deleteDraft<SignedEntry, EntryIds>(kind)(stores),
  sign: signDraft<SignedEntry, EntryIds>(kind)(stores),
  cosign: cosignEntry<SignedEntry, EntryIds>(kind)(stores),
  sendBack: sendBackEntry<SignedEntry, EntryIds>(kind)(stores),
  addend: addAddendum<SignedEntry, EntryIds>(kind)(stores),
  read: readEntry<z.ZodObject, EntryIds>(kind)(stores),
});

const Ids = z.looseObject({ revision: z.number() });

const idsOf = (kind: SignedKinds, patientId: PatientId, entry: object) => ({
  patientId,
  [`${kind.name}Id`]: Ids.parse(entry)[`${kind.name}Id`],
});

const supervision = (endsAt?: Instant): Supervision =>
  Supervision.parse({
    supervisionId: idOf('sup', 'a'),
    supervisorId,
    superviseeId: therapistId,
    from: '2026-01-01',
    beginsAt: '2026-01-01T00:00:00.000Z',
    ...(endsAt === undefined ? {} : { until: endsAt.slice(0, 10), endsAt }),
    recordedBy: supervisorId,
    recordedAt: now,
  });

const drafted = async (kind: SignedKinds, { supervised = false } = {}) => {
  const stores = literalChart();
  if (supervised) stores.supervisions.push(supervision());

  const { patientId } = await admitPatient(stores)(callBy(), demographics);
  const acts = actsOf(kind, stores);
  const draft = await acts.write(author, Object.assign({ patientId }, kind.input.parse(exampleEntries[kind.name])));
  return { stores, patientId, acts, draft, ids: idsOf(kind, patientId, draft) };
};

const signed = async (kind: SignedKinds, how: { supervised?: boolean } = {}) => {
  const all = await drafted(kind, how);
  return { ...all, entry: await all.acts.sign(author, { ...all.ids, revision: 1 }) };
};

describe.each(signedKinds.map((kind) => ({ kind, name: kind.name })))('a $name', ({ kind }) => {
  test('is signed with what its draft holds, and stands then', async () => {
    const { acts, ids, draft, entry } = await signed(kind);
    const { editing: _editing, ...words } = draft;
    expect(entry).toMatchObject({ ...words, state: 'signed', signedAt: now, revision: 2 });
    const save = acts.update(author, { ...ids, revision: 2 });
    await expect(save).rejects.toMatchObject({ code: 'signed-already' });
    await expect(acts.end(author, { ...ids, revision: 2 })).rejects.toMatchObject({ code: 'signed-already' });
  });

  test('that holds nothing is a draft, and every part that is missing is named in words at its signature', async () => {
    const { stores, patientId, acts } = await drafted(kind);
    const empty = await acts.write(author, { patientId });
    const ids = idsOf(kind, patientId, empty);
    await expect(acts.sign(author, { ...ids, revision: 1 })).rejects.toMatchObject({ code: 'draft-incomplete' });
    const refusal: unknown = await acts.sign(author, { ...ids, revision: 1 }).catch((error: unknown) => error);
    const details = z.object({ details: z.array(z.object({ path: z.string(), text: z.string() })) }).parse(refusal);
    expect(details.details.length).toBeGreaterThan(0);
    for (const { path, text } of details.details) {
      expect(path).toMatch(/^entry\./);
      expect(text).toMatch(/^“[A-Z][a-z ]+” is empty\. Fill it in, then sign\.$/);
    }
    expect(stores.events.map(({ action }) => action)).not.toContain(kind.acts.sign.event);
  });

  test('is copied into a draft of whoever asks, which says from where and is not signed', async () => {
    const { stores, acts, ids, entry, patientId } = await signed(kind);
    const copy = await acts.copy(colleague, ids);
    const from = z.string().parse(Ids.parse(entry)[`${kind.name}Id`]);
    expect(copy).toMatchObject({ authorId: colleagueId, state: 'draft', copiedFrom: from, revision: 1 });
    expect(JSON.stringify(copy)).toContain(canary);
    expect(copy).not.toHaveProperty('signedAt');
    const again = await acts.read(colleague, idsOf(kind, patientId, copy));
    expect(again).toMatchObject({ state: 'draft' });
    expect(stores.events.map(({ action }) => action)).toContain(kind.acts.copy.event);
  });

  test('is deleted while it is a draft: its words are gone, and it is nowhere to be found', async () => {
    const { stores, acts, ids, draft, patientId } = await drafted(kind);
    await expect(acts.end(author, { ...ids, revision: 2 })).rejects.toMatchObject({ code: 'stale' });
    await expect(acts.end(colleague, { ...ids, revision: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    await acts.end(author, { ...ids, revision: 1 });
    const left = stores.entry(z.string().parse(Ids.parse(draft)[`${kind.name}Id`]));
    expect(left).toMatchObject({ state: 'deleted', deletedAt: now, authorId: therapistId, revision: 2 });
    expect(JSON.stringify(left)).not.toContain(canary);
    const gone = { code: 'not-found' };
    await expect(acts.read(author, ids)).rejects.toMatchObject(gone);
    await expect(acts.update(author, { ...ids, revision: 2 })).rejects.toMatchObject(gone);
    await expect(acts.sign(author, { ...ids, revision: 2 })).rejects.toMatchObject(gone);
    await expect(acts.copy(author, ids)).rejects.toMatchObject(gone);
    await expect(acts.addend(author, { ...ids, text: canary })).rejects.toMatchObject(gone);
    expect((await listEntries(stores)(author, { patientId })).entries).toEqual([]);
    expect((await listUnsigned(stores)(author, {})).entries).toEqual([]);
  });

  test('as a draft is open to its author and their supervisor, and known to nobody else', async () => {
    const { stores, acts, ids, patientId } = await drafted(kind, { supervised: true });
    const listedFor = async (context: PracticeContext) => [
      (await listEntries(stores)(context, { patientId })).entries.length,
      (await getChart(stores)(context, { patientId })).entries.length,
      (await listUnsigned(stores)(context, {})).entries.length,
    ];
    for (const context of [author, supervisor]) {
      expect(await acts.read(context, ids)).toMatchObject({ state: 'draft' });
      expect(await listedFor(context)).toEqual([1, 1, 1]);
    }
    expect(await listedFor(colleague)).toEqual([0, 0, 0]);
    const unknown = { code: 'not-found' };
    await expect(acts.read(colleague, ids)).rejects.toMatchObject(unknown);
    await expect(acts.copy(colleague, ids)).rejects.toMatchObject(unknown);
    await expect(acts.addend(colleague, { ...ids, text: canary })).rejects.toMatchObject(unknown);
    await expect(acts.cosign(colleague, { ...ids, revision: 1 })).rejects.toMatchObject(unknown);
    await expect(acts.update(supervisor, { ...ids, revision: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listUnsigned(stores)(colleague, { author: therapistId })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('whose events hold none of its words (45 CFR 164.312(b))', async () => {
    const { stores, acts, ids } = await signed(kind, { supervised: true });
    await acts.addend(author, { ...ids, text: canary });
    await acts.sendBack(supervisor, { ...ids, revision: 3, remark: canary });
    await acts.cosign(supervisor, { ...ids, revision: 4 });
    expect(JSON.stringify(stores.events)).not.toContain(canary);
  });
});

describe('supervision', () => {
  const kind = progressNoteKind;

  test('leaves a signed note waiting for the co-signature, which the supervisor gives to what was read', async () => {
    const { stores, acts, ids, entry, patientId } = await signed(kind, { supervised: true });
    expect(entry).toMatchObject({
      state: 'awaiting-cosignature',
      awaiting: [{ authorId: therapistId, cosigners: [supervisorId] }],
    });
    expect((await listUnsigned(stores)(supervisor, {})).entries).toMatchObject([{ state: 'awaiting-cosignature' }]);
    expect((await listEntries(stores)(colleague, { patientId })).entries).toMatchObject([
      { state: 'awaiting-cosignature' },
    ]);
    await expect(acts.cosign(supervisor, { ...ids, revision: 1 })).rejects.toMatchObject({ code: 'stale' });
    const cosigned = await acts.cosign(supervisor, { ...ids, revision: 2 });
    expect(cosigned).toMatchObject({
      state: 'signed',
      cosignatures: [{ by: supervisorId, of: therapistId, at: now }],
      revision: 3,
    });
    expect(cosigned.awaiting).toBeUndefined();
    expect((await listUnsigned(stores)(supervisor, {})).entries).toEqual([]);
    await expect(acts.cosign(supervisor, { ...ids, revision: 3 })).rejects.toMatchObject({ code: 'signed-already' });
  });

  test.each([
    ['its author', author],
    ['a colleague', colleague],
  ])('does not let %s co-sign', async (_who, context) => {
    const { acts, ids } = await signed(kind, { supervised: true });
    await expect(acts.cosign(context, { ...ids, revision: 2 })).rejects.toMatchObject({
      code: 'cosignature-not-yours',
    });
  });

  test('sends a note back with a remark, which its author reads, and which leaves it waiting', async () => {
    const { stores, acts, ids, patientId } = await signed(kind, { supervised: true });
    const remark = 'Say what the plan is.';
    await expect(acts.sendBack(supervisor, { ...ids, revision: 1, remark })).rejects.toMatchObject({ code: 'stale' });
    const sent = await acts.sendBack(supervisor, { ...ids, revision: 2, remark });
    const remarks = [{ by: supervisorId, of: therapistId, at: now, remark }];
    expect(sent).toMatchObject({ state: 'awaiting-cosignature', remarks, revision: 3 });
    expect(sent.cosignatures).toBeUndefined();
    expect(await acts.read(author, ids)).toMatchObject({ remarks });
    expect((await listUnsigned(stores)(author, {})).entries).toMatchObject([{ state: 'awaiting-cosignature' }]);
    await acts.addend(author, { ...ids, text: 'The plan.' });
    const { revision } = Ids.parse(await acts.read(supervisor, ids));
    expect(await acts.cosign(supervisor, { ...ids, revision })).toMatchObject({ state: 'signed', remarks });
    const again = acts.sendBack(supervisor, { ...ids, revision: revision + 1, remark });
    await expect(again).rejects.toMatchObject({ code: 'signed-already' });
    expect(stores.events.map(({ action }) => action)).toContain('progress-note.sent-back');
    expect(patientId).toBe(ids.patientId);
  });

  test.each([
    ['its author', author],
    ['a colleague', colleague],
  ])('does not let %s send it back', async (_who, context) => {
    const { acts, ids } = await signed(kind, { supervised: true });
    const sent = acts.sendBack(context, { ...ids, revision: 2, remark: 'x' });
    await expect(sent).rejects.toMatchObject({ code: 'cosignature-not-yours' });
  });

  test('does not let anybody co-sign a draft', async () => {
    const { acts, ids } = await drafted(kind, { supervised: true });
    await expect(acts.cosign(supervisor, { ...ids, revision: 1 })).rejects.toMatchObject({ code: 'not-signed-yet' });
  });

  test('that ended yesterday opens no draft and demands nothing, and what it demanded before still waits for either', async () => {
    const { stores, acts, ids, patientId } = await signed(kind, { supervised: true });
    const later = plusSeconds(now, 86_400);
    stores.supervisions.splice(0, 1, supervision(plusSeconds(now, 3600)));
    const input = kind.input.parse(exampleEntries.progressNote);
    const draft = await acts.write(by(therapistId, later), { patientId, ...input });
    const own = idsOf(kind, patientId, draft);
    const former = by(supervisorId, later);
    await expect(acts.read(former, own)).rejects.toMatchObject({ code: 'not-found' });
    expect((await listUnsigned(stores)(former, {})).entries).toEqual([]);
    expect(await acts.sign(by(therapistId, later), { ...own, revision: 1 })).toMatchObject({ state: 'signed' });
    expect(await acts.cosign(former, { ...ids, revision: 2 })).toMatchObject({ state: 'signed' });
  });

  test('by another since lets that one co-sign what waits', async () => {
    const { stores, acts, ids } = await signed(kind, { supervised: true });
    stores.supervisions.splice(0, 1, { ...supervision(), supervisorId: colleagueId });
    expect(await acts.cosign(colleague, { ...ids, revision: 2 })).toMatchObject({
      cosignatures: [{ by: colleagueId, of: therapistId }],
    });
  });
});

describe('an addendum', () => {
  const kind = progressNoteKind;

  test('is signed, dated, shown with the note and never instead of it', async () => {
    const { acts, ids, entry } = await signed(kind);
    const at = plusSeconds(now, 3600);
    const addendum = await acts.addend(by(therapistId, at), { ...ids, text: canary });
    expect(addendum).toMatchObject({ authorId: therapistId, signedAt: at, text: canary });
    const second = await acts.addend(by(therapistId, plusSeconds(at, 1)), { ...ids, text: 'more' });
    expect(await acts.read(colleague, ids)).toMatchObject({
      content: Ids.parse(entry)['content'],
      signedAt: now,
      state: 'signed',
      revision: 4,
      addenda: [addendum, second],
    });
  });

  test('is made by its author, by who supervises them, and by a successor, each in their own name', async () => {
    const { stores, acts, ids } = await signed(kind, { supervised: true });
    const adding = (context: PracticeContext) => acts.addend(context, { ...ids, text: canary });
    await expect(adding(colleague)).rejects.toMatchObject({ code: 'addendum-not-yours' });
    await expect(adding(callBy(staff))).rejects.toMatchObject({ code: 'forbidden' });
    expect(await adding(supervisor)).toMatchObject({ authorId: supervisorId });
    stores.left.add(therapistId);
    expect(await adding(colleague)).toMatchObject({ authorId: colleagueId });
  });

  test('to a draft is refused: its author changes the draft itself', async () => {
    const { acts, ids } = await drafted(kind);
    await expect(acts.addend(author, { ...ids, text: canary })).rejects.toMatchObject({ code: 'not-signed-yet' });
  });

  test('of a supervised clinician waits for the co-signature, also where the note no longer does', async () => {
    const { stores, acts, ids } = await signed(kind);
    stores.supervisions.push(supervision());
    await acts.addend(author, { ...ids, text: canary });
    expect(await acts.read(author, ids)).toMatchObject({ state: 'awaiting-cosignature', revision: 3 });
    expect(await acts.cosign(supervisor, { ...ids, revision: 3 })).toMatchObject({
      state: 'signed',
      cosignatures: [{ by: supervisorId, of: therapistId }],
    });
  });
});

describe('a copy of the last note', () => {
  test('takes over the words and how the sessions are, and neither the day nor the times', async () => {
    const { acts, ids } = await signed(progressNoteKind);
    const copy = await acts.copy(author, ids);
    const { session, content } = exampleEntries.progressNote;
    expect(copy).toMatchObject({ content, session: { modality: session?.modality, frequency: session?.frequency } });
    expect(copy).not.toHaveProperty('sessionDate');
    expect(copy).not.toHaveProperty('session.startedAt');
    expect(copy).not.toHaveProperty('lateEntry');
  });
});

describe('a treatment plan', () => {
  const { endTreatmentPlan, recordPatientSignature, signTreatmentPlan, writeTreatmentPlan } = entryUseCases;

  const end = treatmentPlanKind.later.ended.input.parse({ on: '2026-03-01', why: 'replaced' });
  const planned = async () => {
    const stores = literalChart();
    const { patientId } = await admitPatient(stores)(callBy(), demographics);
    const plan = await writeTreatmentPlan(stores)(author, {
      patientId,
      ...treatmentPlanKind.input.parse(exampleEntries.treatmentPlan),
    });
    return { stores, ids: { patientId, treatmentPlanId: plan.treatmentPlanId } };
  };

  test('names what is missing in it by its place', async () => {
    const { stores, ids } = await planned();
    const { patientId } = ids;
    const goal = { goal: 'g', measure: ' ', targetDate: undefined, objectives: [{ objective: 'o' }] };
    const { treatmentPlanId } = await writeTreatmentPlan(stores)(author, {
      patientId,
      ...treatmentPlanKind.input.parse({
        startsOn: '2026-02-27',
        reviewOn: '2026-02-27',
        problems: [{ problem: 'p', goals: [{ ...goal, interventions: ['i'] }] }, { problem: 'q' }],
      }),
    });
    const signing = signTreatmentPlan(stores)(author, { patientId, treatmentPlanId, revision: 1 });
    await expect(signing).rejects.toMatchObject({
      details: [
        { text: '“Measure” of Goal 1 of Problem 1 is empty. Fill it in, then sign.' },
        { text: '“Target date” of Goal 1 of Problem 1 is empty. Fill it in, then sign.' },
        { text: '“Goals” of Problem 2 is empty. Fill it in, then sign.' },
      ],
    });
  });

  test('is due on the day of its review while it holds, and holds until it has ended', async () => {
    const { stores, ids } = await planned();
    const { patientId } = ids;
    expect((await listDue(stores)(author, {})).entries).toEqual([]);
    await signTreatmentPlan(stores)(author, { ...ids, revision: 1 });
    expect((await listDue(stores)(author, {})).entries).toMatchObject([
      { kind: 'treatmentPlan', patientId, on: '2026-05-27' },
    ]);
    expect((await getChart(stores)(colleague, { patientId })).treatmentPlans).toHaveLength(1);
    const ended = await endTreatmentPlan(stores)(author, {
      ...ids,
      ...end,
      revision: 2,
    });
    expect(ended).toMatchObject({ ended: { on: '2026-03-01', why: 'replaced', recordedBy: therapistId } });
    expect((await listDue(stores)(author, {})).entries).toEqual([]);
    expect((await getChart(stores)(colleague, { patientId })).treatmentPlans).toEqual([]);
    await expect(endTreatmentPlan(stores)(author, { ...ids, ...end, revision: 3 })).rejects.toMatchObject({
      code: 'recorded-already',
    });
  });

  test('is signed by the patient too, on paper or in session, after the clinician', async () => {
    const { stores, ids } = await planned();
    const record = recordPatientSignature(stores);
    const { input } = treatmentPlanKind.later.patientSignature;
    const given = input.parse({ how: 'on-paper', on: '2026-03-01' });
    await expect(record(author, { ...ids, ...given, revision: 1 })).rejects.toMatchObject({ code: 'not-signed-yet' });
    await expect(record(colleague, { ...ids, ...given, revision: 1 })).rejects.toMatchObject({ code: 'not-found' });
    await signTreatmentPlan(stores)(author, { ...ids, revision: 1 });
    await expect(
      record(author, { ...ids, ...input.parse({ how: 'on-paper', on: '2999-01-01' }), revision: 2 }),
    ).rejects.toMatchObject({
      code: 'invalid-request',
      details: [{ path: 'body.on', code: 'date-in-future' }],
    });
    expect(await record(author, { ...ids, ...given, revision: 2 })).toMatchObject({
      patientSignature: { how: 'on-paper', on: '2026-03-01', recordedBy: therapistId, recordedAt: now },
      state: 'signed',
      revision: 3,
    });
    expect(stores.events.at(-1)).toMatchObject({ action: 'treatment-plan.patient-signed' });
  });
});

const officer = callBy({ kind: 'member', id: supervisorId, roles: ['privacy-officer'] });

const asked = async () => {
  const all = await signed(progressNoteKind);
  const { progressNoteId } = progressNoteKind.ids.parse(all.ids);
  const ids = { patientId: all.patientId, progressNoteId };
  await askToTakeOut(all.stores)(author, { ...ids, reason: canary, revision: 2 });
  return { ...all, ids };
};

describe('a signed note that belongs in psychotherapy notes', () => {
  test('stays readable to all until the officer has decided', async () => {
    const { stores, acts, ids, patientId } = await asked();
    expect(await acts.read(colleague, ids)).toMatchObject({
      state: 'signed',
      misfiling: { asked: { by: therapistId } },
    });
    expect((await listEntries(stores)(colleague, { patientId })).entries).toHaveLength(1);
    const again = askToTakeOut(stores)(author, { ...ids, reason: canary, revision: 3 });
    await expect(again).rejects.toMatchObject({ code: 'recorded-already' });
  });

  test('is in the officer’s list until they have decided', async () => {
    const { stores, ids, patientId } = await asked();
    const { progressNoteId: entryId } = ids;
    expect((await listAskedOut(stores)(officer, {})).entries).toMatchObject([{ entryId, patientId, state: 'signed' }]);
    await decideTakingOut(stores)(officer, { ...ids, decision: 'stays', reason: canary, revision: 3 });
    expect((await listAskedOut(stores)(officer, {})).entries).toEqual([]);
  });

  test('is asked for by its author alone, and for what is signed', async () => {
    const { stores, ids } = await asked();
    const ask = askToTakeOut(stores);
    await expect(ask(colleague, { ...ids, reason: canary, revision: 3 })).rejects.toMatchObject({ code: 'forbidden' });
    const draft = await drafted(progressNoteKind);
    const own = { ...progressNoteKind.ids.parse(draft.ids), reason: canary, revision: 1 };
    await expect(askToTakeOut(draft.stores)(author, own)).rejects.toMatchObject({ code: 'not-signed-yet' });
  });

  test('that is taken out is read by its author and the officer, and by nobody else found', async () => {
    const { stores, acts, ids, patientId } = await asked();
    const decision = { ...ids, decision: 'taken-out' as const, reason: canary, revision: 3 };
    expect(await decideTakingOut(stores)(officer, decision)).toMatchObject({ state: 'taken-out', revision: 4 });
    for (const context of [author, officer])
      expect(await acts.read(context, ids)).toMatchObject({ content: exampleEntries.progressNote.content });

    await expect(acts.read(colleague, ids)).rejects.toMatchObject({ code: 'not-found' });
    for (const context of [author, colleague])
      expect((await listEntries(stores)(context, { patientId })).entries).toEqual([]);

    await expect(acts.addend(author, { ...ids, text: canary })).rejects.toMatchObject({ code: 'not-found' });
    expect(JSON.stringify(stores.events)).not.toContain(canary);
  });

  test('that the officer leaves where it is stays, and may be asked for anew', async () => {
    const { stores, acts, ids } = await asked();
    const decision = { ...ids, decision: 'stays' as const, reason: canary, revision: 3 };
    const self = decideTakingOut(stores)(
      callBy({ kind: 'member', id: therapistId, roles: ['privacy-officer'] }),
      decision,
    );
    await expect(self).rejects.toMatchObject({ code: 'officer-asked' });
    await decideTakingOut(stores)(officer, decision);
    expect(await acts.read(colleague, ids)).toMatchObject({
      state: 'signed',
      misfiling: { decided: { decision: 'stays' } },
    });
    await expect(decideTakingOut(stores)(officer, { ...decision, revision: 4 })).rejects.toMatchObject({
      code: 'recorded-already',
    });
    const again = { ...ids, reason: canary, revision: 4 };
    expect(await askToTakeOut(stores)(author, again)).toMatchObject({ state: 'signed', revision: 5 });
  });
});
