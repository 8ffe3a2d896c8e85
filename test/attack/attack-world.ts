import { idPrefixes } from '@sequester/model';
import { canary } from '@sequester/testing/chart/example-chart';
import * as z from 'zod';

import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { tellNotes } from '../demo/notes-chapter.ts';
import { orderAndApprove } from '../demo/order-chapter.ts';
import { anotherPatient, endAccount, openGuardian } from '../demo/portal-people.ts';
import { Teller } from '../demo/teller.ts';
import { placeHold, publishNotice, recordEntries } from '../workflows/record-entries.ts';
import { startWholeCloud, type WholeCloud } from '../workflows/whole-cloud.ts';
import type { Attacker } from './generated-requests.ts';
import type { Guarded } from './oracles.ts';
import type { IdPool } from './schema-arbitrary.ts';

const Member = z.object({ memberId: z.string() });
const Upload = z.object({ uploadId: z.string() });
const Draft = z.object({ noteId: z.string() });

/** A practice with people, a patient, notes, a draft of one, and a request that waits for its originator. */
interface Settled {
  cast: Cast;
  /** Where the patient signs in, another patient, and somebody whose authority to act for the first has ended, and who acts for the other. */
  email: string;
  otherEmail: string;
  formerEmail: string;
  ids: string[];
  noteIds: string[];
}

/** The practice that is attacked, its neighbour, and how each attacker signs in. */
export interface AttackWorld {
  whole: WholeCloud;
  tokens: Map<string, string>;
  /** Signs one of them in again, whose tokens are good no more. */
  signIn: (name: string) => Promise<void>;
  attackers: readonly Attacker[];
  guarded: Guarded;
  ids: IdPool;
  memberships: readonly string[];
}

/** Stands in a draft of the therapist, which nobody else may read. */
const draftMarker = 'Draft marker (invented)';

const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** Words of what the therapist has sealed, and of what they have not. */
const sealedWords = 'the invented patient spoke of the invented lighthouse again';
const draftWords = 'the invented patient dreamt of rowing';

/** A draft of a day that the order reaches. */
const drafted = async ({ therapist }: Cast, patientId: string): Promise<string> => {
  const begun = { patientId, sessionDate: '2026-04-29' };
  const { noteId } = await therapist.post('/psychotherapy-note-drafts', begun, Draft);
  const body = { text: `Half a thought: ${draftWords}.` };
  await therapist.put(`/psychotherapy-note-drafts/${noteId}`, { body, ifMatch: '"0"' }, Draft);
  return noteId;
};

const settled = async (whole: WholeCloud): Promise<Settled> => {
  const teller = new Teller(() => undefined);
  const cast = await assembleCast(whole.service, teller);
  const { patientId, email } = await tellChart(whole.service, cast, teller);
  const { written, upload } = await tellNotes(cast, patientId, teller);
  const draftId = await drafted(cast, patientId);
  const { requestId, artifacts } = await orderAndApprove(cast, patientId);
  const entryIds = await recordEntries(cast, patientId);
  const { holdId } = await placeHold(cast, patientId);
  const { noticeId } = await publishNotice(cast);
  const draft = { content: { format: 'narrative', narrative: draftMarker } };
  const { progressNoteId } = await cast.therapist.post(
    `/patients/${patientId}/progress-notes`,
    draft,
    z.object({ progressNoteId: z.string() }),
  );
  const hold = await cast.therapist.post(
    `/patients/${patientId}/access-holds`,
    { entryId: entryIds['diagnosisId'], ground: 'endangers-life', reason: canary, until: inAMonth() },
    z.object({ accessHoldId: z.string() }),
  );
  const begun = await cast.staff.post(
    `/requests/${requestId}/artifact-uploads`,
    { bytes: 10, sha256: '0'.repeat(64) },
    Upload,
  );
  const { memberId } = await cast.owner.post(
    '/members',
    { name: 'Ned Newcomer (invented)', email: `newcomer.${patientId.slice(-8)}@example.org`, roles: ['staff'] },
    Member,
  );
  const { email: otherEmail, patientId: otherId } = await anotherPatient(whole.service, cast);
  const former = await openGuardian(whole.service, cast, { patientId });
  await openGuardian(whole.service, cast, { patientId: otherId, email: former.email });
  await endAccount(cast, former.accountId);
  const { patientRequestId } = await cast.staff.post(
    `/patients/${patientId}/patient-requests`,
    { receivedOn: '2026-05-13', asked: { kind: 'amendment', change: canary } },
    z.object({ patientRequestId: z.string() }),
  );
  const noteIds = [...[...written, upload].map(({ noteId }) => noteId), draftId];
  return {
    cast,
    email,
    otherEmail,
    formerEmail: former.email,
    noteIds,
    ids: [
      patientId,
      otherId,
      patientRequestId,
      former.accountId,
      requestId,
      memberId,
      begun.uploadId,
      holdId,
      noticeId,
      hold.accessHoldId,
      progressNoteId,
      ...artifacts.map(({ artifactId }) => artifactId),
      ...Object.values(entryIds),
      ...noteIds,
    ],
  };
};

const roles = {
  owner: 'owner',
  officer: 'privacy-officer',
  staff: 'staff',
  therapist: 'provider',
  colleague: 'provider',
} as const;

const poolOf = (own: Settled, foreign: Settled): IdPool =>
  new Map(
    Object.values(idPrefixes).map((prefix) => {
      const known = [...own.ids, ...own.ids, ...foreign.ids].filter((id) => id.startsWith(`${prefix}_`));
      return [prefix, [...known, `${prefix}_${'z'.repeat(26)}`]];
    }),
  );

const wordsOfRecords = [canary, 'invented lighthouse', 'Upload marker', 'Invented data:', 'Inventolam'];

/** Starts the laptop cloud with two practices alike. The one is attacked by its own people, its neighbour's, its patient, the operator and strangers. */
export const startAttackWorld = async (): Promise<AttackWorld> => {
  const whole = await startWholeCloud();
  const own = await settled(whole);
  const foreign = await settled(whole);
  const addresses = new Map(
    Object.entries({
      ...own.cast.addresses,
      patient: own.email,
      'another patient': own.otherEmail,
      'former representative': own.formerEmail,
      operator: 'operator',
    }),
  );
  const tokens = new Map([['stranger', 'not.a.token']]);
  const signIn = async (name: string): Promise<void> => {
    tokens.set(name, await whole.service.token(addresses.get(name) ?? name));
  };
  await Promise.all([...addresses.keys()].map(signIn));
  const members = Object.entries(roles).map(([name, role]): Attacker => ({
    name,
    audiences: ['person', 'member', role],
  }));
  const attackers = [
    ...members,
    { name: 'patient', audiences: ['person', 'patient'] },
    { name: 'another patient', audiences: ['person', 'patient'] },
    { name: 'former representative', audiences: ['person', 'patient'] },
    { name: 'operator', audiences: ['operator'] },
    { name: 'stranger', audiences: [] },
  ];
  return {
    whole,
    tokens,
    signIn,
    attackers,
    guarded: {
      attackers,
      foreign: [
        foreign.cast.practiceName,
        foreign.cast.therapistId,
        foreign.cast.colleagueId,
        ...Object.values(foreign.cast.addresses),
      ],
      noteIds: own.noteIds,
      draft: draftMarker,
      words: wordsOfRecords,
      noteWords: [sealedWords, draftWords],
    },
    ids: poolOf(own, foreign),
    memberships: [
      `${own.cast.practiceId}.${own.cast.therapistId}`,
      `${foreign.cast.practiceId}.${foreign.cast.therapistId}`,
      'neither',
      `${own.cast.practiceId}.`,
    ],
  };
};
