import type { RequestRecords } from '@sequester/domain';
import { Member, PatientFacts, type PatientId, type PolicyInForce, Practice, type PracticeId } from '@sequester/model';
import type * as z from 'zod';

import { ofPractice } from '../in-practice.ts';
import type { Steps } from '../steps.ts';

const Profile = Practice.pick({
  name: true,
  keyArn: true,
  part2Program: true,
  state: true,
  privacyContact: true,
  timeZone: true,
  licence: true,
});
const Signing = Member.pick({ name: true, credentials: true, roles: true, state: true });

type InPractice = { practiceId: PracticeId };

/** The rows that requests read, as they are now. */
export interface RecordRows {
  practices: () => Iterable<z.infer<typeof Profile> & InPractice & { inForce: PolicyInForce }>;
  patients: () => Iterable<PatientFacts & InPractice & { patientId: PatientId }>;
  members: () => Iterable<z.infer<typeof Signing> & InPractice & Pick<Member, 'memberId' | 'keyArn'>>;
}

/** What charts, profiles and members' rows say to requests in memory, by practice. A practice that is not there is a fault, as no row is. */
export const literalRecords = (steps: Steps, rows: RecordRows): RequestRecords => {
  const practice = (practiceId: PracticeId) => {
    const found = [...rows.practices()].find((row) => row.practiceId === practiceId);
    if (found === undefined) throw new Error('no such practice');

    return found;
  };
  return {
    patient: (context, patientId) =>
      steps.take(() => {
        const row = ofPractice(context, rows.patients()).find((one) => one.patientId === patientId);
        return row === undefined ? undefined : PatientFacts.parse(row);
      }),
    practice: ({ practiceId }) => steps.take(() => Profile.parse(practice(practiceId))),
    policy: ({ practiceId }) => steps.take(() => practice(practiceId).inForce),
    member: (context, memberId) =>
      steps.take(() => {
        const row = ofPractice(context, rows.members()).find((one) => one.memberId === memberId);
        return row === undefined ? undefined : Signing.parse(row);
      }),
    providerKey: (context, memberId) =>
      steps.take(() => ofPractice(context, rows.members()).find((one) => one.memberId === memberId)?.keyArn),
  };
};
