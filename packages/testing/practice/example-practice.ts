import type { OperatorContext, PracticeContext } from '@sequester/domain';
import { MemberId, PatientId, PracticeId, type Member, type Practice, type Role } from '@sequester/model';

import { now } from '../clock.ts';
import { countedIds, idOf } from '../ids.ts';

export const practiceId = PracticeId.parse(idOf('prc', 'p'));
export const ownerId = MemberId.parse(idOf('mbr', 'o'));
export const therapistId = MemberId.parse(idOf('mbr', 't'));
export const patientId = PatientId.parse(idOf('pat', 'a'));

/** The call of the owner; ids count from 1, as they do again on a retry. */
export const callBy = (): PracticeContext => ({
  practiceId,
  actor: { kind: 'member', id: ownerId, roles: ['owner'] },
  now,
  newId: countedIds(),
});

/** The call of an operator, who belongs to no practice; ids count from 1. */
export const operatorCall = (): OperatorContext => ({
  actor: { kind: 'operator', id: 'operator' },
  now,
  newId: countedIds(),
});

export const memberOf = (memberId: MemberId, email: string, roles: Role[]): Member => ({
  memberId,
  practiceId,
  name: email,
  email,
  roles,
  state: 'active',
  invitedAt: now,
  epoch: 0,
  revision: 1,
});

export const examplePractice: Practice = {
  practiceId,
  name: 'P',
  state: 'NY',
  part2Program: false,
  keyArn: 'arn:practice',
  ownerIds: [ownerId],
  tightenings: [],
  stateRules: [],
  createdAt: now,
  revision: 1,
};

/** The address on the chart of the one patient. */
export const patientEmail = 'paula@example.org';
