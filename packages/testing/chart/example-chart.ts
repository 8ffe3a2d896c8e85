import type { PracticeActor, PracticeContext } from '@sequester/domain';
import {
  CalendarDate,
  Demographics,
  MemberId,
  PatientId,
  PracticeId,
  Session,
  type ProgressNoteContent,
} from '@sequester/model';

import { now } from '../clock.ts';
import { countedIds, idOf } from '../ids.ts';

/** Stands in every field of a record that says something about a person. */
export const canary = 'CANARY-5d20';

export const therapistId = MemberId.parse(idOf('mbr', 't'));
const therapist: PracticeActor = { kind: 'member', id: therapistId, roles: ['provider'], providerId: therapistId };
export const colleague: PracticeActor = { kind: 'member', id: MemberId.parse(idOf('mbr', 'c')), roles: ['provider'] };
export const staff: PracticeActor = { kind: 'member', id: MemberId.parse(idOf('mbr', 's')), roles: ['staff'] };
export const patientActor: PracticeActor = { kind: 'patient', id: PatientId.parse(idOf('pat', 'z')) };

const newId = countedIds();

export const callBy = (actor: PracticeActor = therapist): PracticeContext => ({
  practiceId: PracticeId.parse(idOf('prc', 'p')),
  actor,
  now,
  newId,
});

export const demographics: Demographics = Demographics.parse({
  name: { given: canary, family: canary },
  birthDate: '1990-01-01',
  telephones: [{ number: '555 010 0200' }],
  email: `${canary}@example.org`,
});
export const sessionDate = CalendarDate.parse('2026-02-27');
export const session: Session = Session.parse({
  startedAt: '2026-02-27T15:00:00.000Z',
  stoppedAt: '2026-02-27T15:50:00.000Z',
  modality: 'individual',
  frequency: 'weekly',
});
export const dap = {
  format: 'DAP',
  data: canary,
  assessment: canary,
  plan: canary,
} as const satisfies ProgressNoteContent;
