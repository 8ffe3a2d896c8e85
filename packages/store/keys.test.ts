import {
  AccountId,
  ArtifactId,
  AuditEventId,
  instantOf,
  LinkId,
  MemberId,
  OfferId,
  partitionKey,
  PatientId,
  PracticeId,
  PsychotherapyNoteId,
  Refusal,
  RequestId,
  sortPrefix,
  UploadId,
} from '@sequester/model';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { cursorOf, sortKeyOf } from './cursor.ts';
import { belongingKey, keyOf, membershipKey } from './keys.ts';
import recorded from './recorded/keys.json' with { type: 'json' };

const one = 'a'.repeat(26);
const at = instantOf(Date.parse('2026-11-24T10:00:00.000Z'));
const patientId = PatientId.parse(`pat_${one}`);
const memberId = MemberId.parse(`mbr_${one}`);
const requestId = RequestId.parse(`req_${one}`);
const noteId = PsychotherapyNoteId.parse(`psn_${one}`);
const linkId = LinkId.parse(`lnk_${one}`);
const eventId = AuditEventId.parse(`evt_${one}`);
const accountId = AccountId.parse(`acc_${one}`);
const offerId = OfferId.parse(`aof_${one}`);
const uploadId = UploadId.parse(`upl_${one}`);

const ofPractice = (practiceId: PracticeId) => {
  const note = { practiceId, originatorId: memberId, patientId, noteId, sessionDate: '2026-11-20' };
  const request = { practiceId, requestId };
  const offer = { practiceId, patientId, offerId };
  return {
    profile: keyOf('profile', { practiceId }),
    activeMembers: keyOf('activeMembers', { practiceId }),
    member: keyOf('member', { practiceId, memberId }),
    memberAddress: keyOf('memberAddress', { practiceId, emailSha256: 'e'.repeat(64) }),
    patientAccount: belongingKey({ practiceId, accountId }),
    patientListed: keyOf('patientListed', { practiceId, patientId, sortName: 'invented paula' }),
    demographics: keyOf('demographics', { practiceId, patientId }),
    progressNote: keyOf('chartEntry', { practiceId, patientId, kind: 'PROGRESS-NOTE', entryId: `prn_${one}` }),
    diagnosis: keyOf('chartEntry', { practiceId, patientId, kind: 'DIAGNOSIS', entryId: `dgn_${one}` }),
    note: keyOf('note', note),
    noteListed: keyOf('noteListed', note),
    noteVersion: keyOf('noteVersion', { ...note, version: 3 }),
    noteFacts: keyOf('noteFacts', { ...note, at, factsRecorded: 2 }),
    noteUpload: keyOf('noteUpload', { practiceId, originatorId: memberId, uploadId }),
    request: keyOf('request', request),
    artifact: keyOf('artifact', { ...request, artifactId: ArtifactId.parse(`art_${one}`) }),
    upload: keyOf('artifactUpload', { ...request, uploadId }),
    notice: keyOf('notice', { ...request, about: linkId }),
    door: keyOf('linkDoor', { ...request, linkId }),
    code: keyOf('code', { ...request, codeId: `otc_${one}` }),
    linkOfRequest: keyOf('link', { ...request, linkId }),
    offer: keyOf('offer', offer),
    signature: keyOf('signature', offer),
    revocation: keyOf('revocation', offer),
    form: keyOf('signedForm', offer),
    disclosure: keyOf('entry', { practiceId, patientId, at, disclosureId: `dsc_${one}` }),
    event: keyOf('event', { practiceId, at, id: eventId }),
    chainLink: keyOf('chainLink', { practiceId, sequence: 17 }),
    chainHead: keyOf('chainHead', { practiceId }),
    chainedEvent: keyOf('chainedEvent', { practiceId, eventId }),
    attempt: keyOf('attempt', {
      practiceId,
      actorId: memberId,
      operationId: 'admitPatient',
      keySha256: 'k'.repeat(64),
    }),
  };
};

test('keys are what they are on disk', () => {
  const practiceId = PracticeId.parse(`prc_${one}`);
  expect({
    ...ofPractice(practiceId),
    person: keyOf('person', { sub: 'sub-1' }),
    membershipOfMember: membershipKey('sub-1', { practiceId, memberId }),
    membershipOfAccount: membershipKey('sub-1', { practiceId, accountId }),
    notesOfPatient: partitionKey('notesOfPatient', { practiceId, patientId }),
    requests: partitionKey('requests', { practiceId }),
    manifests: partitionKey('manifests', { practiceId, requestId }),
    link: keyOf('linkPointer', { tokenSha256: 'f'.repeat(64) }),
    doorCount: keyOf('doorCount', { digest: 'd'.repeat(42), epoch: Date.parse(at) / 1000 }),
    deadline: keyOf('deadline', { day: at.slice(0, 10), dueAt: at, linkId }),
  }).toEqual(recorded);
});

const practice = fc.stringMatching(/^prc_[a-z0-9]{26}$/).map((id) => PracticeId.parse(id));

test('every key begins with its practice, closed, and no key of one practice is a key of another', () => {
  fc.assert(
    fc.property(practice, practice, (first, second) => {
      fc.pre(first !== second);
      const [ours, theirs] = [Object.values(ofPractice(first)), Object.values(ofPractice(second))];
      expect(ours.every(({ pk }) => pk.startsWith(`PRACTICE#${first}#`) && pk.endsWith('#'))).toBe(true);
      expect(new Set(ours.map(({ pk, sk }) => `${pk}\n${sk}`)).size).toBe(ours.length);
      expect(ours.some(({ pk }) => theirs.some((other) => other.pk === pk))).toBe(false);
    }),
  );
});

const sortKey = (practiceId: PracticeId, sequence: number): string => keyOf('chainLink', { practiceId, sequence }).sk;

test('links of the chain are in the order of their numbers', () => {
  fc.assert(
    fc.property(
      practice,
      fc.tuple(fc.integer({ min: 1, max: 10 ** 11 - 1 }), fc.integer({ min: 1, max: 10 ** 11 - 1 })),
      (id, [a, b]) => {
        expect(Math.sign(a - b)).toBe(sortKey(id, a) < sortKey(id, b) ? -1 : Number(a !== b));
      },
    ),
  );
});

const patients = sortPrefix('patientListed');

test('a cursor comes back as the sort key that it was made of', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w#:.ü–-]{0,40}$/), (rest) => {
      expect(sortKeyOf(cursorOf(`${patients}${rest}`), patients)).toBe(`${patients}${rest}`);
    }),
  );
});

test('a cursor of another list, or one that is not ours, is refused', () => {
  for (const cursor of [cursorOf('MEMBER#x'), cursorOf(''), 'not a cursor', `${cursorOf(`${patients}x`)}=`, '%'])
    expect(() => sortKeyOf(cursor, patients)).toThrow(Refusal);
});
