import type { PracticeContext } from '@sequester/domain';
import { MemberId, PatientId, PracticeId } from '@sequester/model';

import { now } from '../clock.ts';
import { countedIds, idOf } from '../ids.ts';

export const practiceId = PracticeId.parse(idOf('prc', 'p'));
export const therapistId = MemberId.parse(idOf('mbr', 't'));
export const otherTherapistId = MemberId.parse(idOf('mbr', 'u'));
export const patientId = PatientId.parse(idOf('pat', 'a'));

/** A therapist's call at a fixed instant, with ids that count. */
export const therapistContext = (actorId: MemberId = therapistId): PracticeContext => ({
  practiceId,
  actor: { kind: 'member', id: actorId, roles: ['provider'], providerId: actorId },
  now,
  newId: countedIds(),
});
