import type { PracticeContext } from '@sequester/domain';
import {
  AccountId,
  type Member,
  MemberId,
  type PatientAccount,
  PatientId,
  type Practice,
  PracticeId,
  type Role,
} from '@sequester/model';

import { now } from '../clock.ts';
import { countedIds, idOf } from '../ids.ts';

export const practiceId = PracticeId.parse(idOf('prc', 'p'));
export const memberIdOf = (letter: string): MemberId => MemberId.parse(idOf('mbr', letter));
export const accountId = AccountId.parse(idOf('acc', 'a'));

export const invitedMember = (letter: string, email: string, roles: Role[] = ['staff']): Member => ({
  memberId: memberIdOf(letter),
  practiceId,
  name: 'Invented',
  email,
  roles,
  state: 'invited',
  invitedAt: now,
  epoch: 0,
  revision: 1,
});

export const invitedPatient: PatientAccount = {
  accountId,
  practiceId,
  patientId: PatientId.parse(idOf('pat', 'a')),
  email: 'paula@example.org',
  state: 'invited',
  invitedAt: now,
  invitedBy: { memberId: memberIdOf('o'), name: 'Invented' },
  earlierAddresses: [],
  epoch: 0,
  revision: 1,
};

export const system = (): PracticeContext => ({
  practiceId,
  actor: { kind: 'system', id: 'accounts' },
  now,
  newId: countedIds(),
});

export const accountsPractice: Practice = {
  practiceId,
  name: 'Invented Practice',
  state: 'NY',
  part2Program: false,
  keyArn: 'arn',
  ownerIds: [],
  tightenings: [],
  stateRules: [],
  createdAt: now,
  revision: 1,
};
