import {
  AccountId,
  ArtifactId,
  AuditEventId,
  entryKinds,
  instantOf,
  LinkId,
  MemberId,
  PatientId,
  PracticeId,
  PsychotherapyNoteId,
  RequestId,
  Refusal,
  UploadId,
} from '@sequester/domain';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { cursorOf, sortKeyOf } from './cursor.ts';
import { keys } from './keys.ts';

const one = 'a'.repeat(26);
const patientId = PatientId.parse(`pat_${one}`);
const memberId = MemberId.parse(`mbr_${one}`);
const requestId = RequestId.parse(`req_${one}`);
const eventId = AuditEventId.parse(`evt_${one}`);

const keysOf = (practiceId: PracticeId) => [
  keys.profile(practiceId),
  keys.member(practiceId, memberId),
  keys.memberAddress(practiceId, one),
  keys.patientAccount(practiceId, AccountId.parse(`acc_${one}`)),
  keys.patientListed(practiceId, patientId),
  keys.demographics(practiceId, patientId),
  ...entryKinds.map((kind) => keys.entry(practiceId, patientId, { kind, id: `${kind.idPrefix}_${one}` })),
  keys.note(practiceId, memberId, PsychotherapyNoteId.parse(`psn_${one}`)),
  keys.noteUpload(practiceId, memberId, UploadId.parse(`upl_${one}`)),
  keys.request(practiceId, requestId),
  keys.artifact(practiceId, requestId, ArtifactId.parse(`art_${one}`)),
  keys.linkOfRequest(practiceId, requestId, LinkId.parse(`lnk_${one}`)),
  keys.disclosure(practiceId, patientId, instantOf(0), 'x'),
  keys.event(practiceId, instantOf(0), eventId),
  keys.chainLink(practiceId, 1),
  keys.chainHead(practiceId),
  keys.chainedEvent(practiceId, eventId),
  keys.attempt(practiceId, { kind: 'member', id: memberId, roles: [] }, 'admitPatient', 'k'),
];

const practice = fc.stringMatching(/^prc_[a-z0-9]{26}$/).map((id) => PracticeId.parse(id));

test('every key begins with its practice, closed, and no key of one practice is a key of another', () => {
  fc.assert(
    fc.property(practice, practice, (first, second) => {
      fc.pre(first !== second);
      const [ours, theirs] = [keysOf(first), keysOf(second)];
      expect(ours.every(({ pk }) => pk.startsWith(`PRACTICE#${first}#`) && pk.endsWith('#'))).toBe(true);
      expect(new Set(ours.map(({ pk, sk }) => `${pk}\n${sk}`)).size).toBe(ours.length);
      expect(ours.some(({ pk }) => theirs.some((other) => other.pk === pk))).toBe(false);
    }),
  );
});

test('links of the chain are in the order of their numbers', () => {
  fc.assert(
    fc.property(
      practice,
      fc.tuple(fc.integer({ min: 1, max: 10 ** 11 - 1 }), fc.integer({ min: 1, max: 10 ** 11 - 1 })),
      (id, [a, b]) => {
        expect(Math.sign(a - b)).toBe(keys.chainLink(id, a).sk < keys.chainLink(id, b).sk ? -1 : Number(a !== b));
      },
    ),
  );
});

test('a cursor comes back as the sort key that it was made of', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w#:.ü–-]{0,40}$/), (rest) => {
      expect(sortKeyOf(cursorOf(`PATIENT#${rest}`), 'PATIENT#')).toBe(`PATIENT#${rest}`);
    }),
  );
});

test('a cursor of another list, or one that is not ours, is refused', () => {
  for (const cursor of [cursorOf('MEMBER#x'), cursorOf(''), 'not a cursor', `${cursorOf('PATIENT#x')}=`, '%'])
    expect(() => sortKeyOf(cursor, 'PATIENT#')).toThrow(Refusal);
});
