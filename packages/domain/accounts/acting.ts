import {
  type AccountOpening,
  authorityIsOver,
  type Instant,
  type Member,
  type PatientAccount,
  type PracticeId,
  type Role,
} from '@sequester/model';

import type { PracticeActor, Standing } from '../context.ts';

/** The person that a verified token names, and how often they had signed out everywhere when it was issued. */
export interface TokenHolder {
  sub: string;
  epoch: number;
}

/** What a person is under one membership, by its row. */
export interface Acting {
  practiceId: PracticeId;
  actor: PracticeActor;
  standing: Standing;
  /** Of a patient. */
  opening?: AccountOpening;
}

/** A privacy officer by their own doing is one only from the instant that the row names. */
export const rolesAt = ({ roles, officerFrom }: Member, now: Instant): Role[] =>
  roles.filter((role) => role !== 'privacy-officer' || officerFrom === undefined || officerFrom <= now);

const isTheirs = ({ account, epoch }: Pick<Member, 'account' | 'epoch'>, holder: TokenHolder): boolean =>
  account === holder.sub && epoch <= holder.epoch;

/** What the holder of a token is as this member now: nothing where the row is not theirs, not active, or they signed out since. */
export const actingMember = (member: Member, holder: TokenHolder, now: Instant): Acting | undefined => {
  const { practiceId, memberId, state, revision, keyArn } = member;
  if (state !== 'active' || !isTheirs(member, holder)) return undefined;

  const roles = rolesAt(member, now);
  const enrolled = keyArn !== undefined && roles.includes('provider');
  return {
    practiceId,
    actor: { kind: 'member', id: memberId, roles, ...(enrolled ? { providerId: memberId } : {}) },
    standing: { memberId, state, revision },
  };
};

/** The same for the account of a patient, which acts once it is bound; one of a representative, for as long as the authority lasts. */
export const actingPatient = (account: PatientAccount, token: TokenHolder, now: Instant): Acting | undefined => {
  const { practiceId, patientId, accountId, state, revision, binding, invitedAt, invitedBy } = account;
  const { addressChangedAt, addressChangedBy, holder } = account;
  if (state !== 'bound' || binding === undefined || !isTheirs(account, token)) return undefined;

  if (holder !== undefined && authorityIsOver(holder, now)) return undefined;

  const opening: AccountOpening = {
    accountId,
    openedAt: invitedAt,
    openedBy: invitedBy,
    ...(addressChangedAt === undefined ? {} : { addressChangedAt }),
    ...(addressChangedBy === undefined ? {} : { addressChangedBy }),
    binding,
    ...(holder === undefined ? {} : { holder }),
  };
  return {
    practiceId,
    actor: { kind: 'patient', id: patientId, account: accountId },
    standing: { accountId, state, revision },
    opening,
  };
};
