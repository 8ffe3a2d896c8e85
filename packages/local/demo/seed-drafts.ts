import * as z from 'zod';

import { dayOf, hourOf, type Chart } from './seed-patient.ts';

const Draft = z.object({ noteId: z.string(), revision: z.number() });

/** A session after the others, of which the progress note is half-written and the psychotherapy note begun. Everything in them is invented. */
export const seedDrafts = async ({
  writers,
  patient,
  patientId,
  path,
}: Chart & { patientId: string }): Promise<void> => {
  const { therapist, therapistId: clinicianId } = writers;
  const index = patient.notes.length;
  const [sessionDate, hour] = [dayOf(patient, index), hourOf(patient, index)];
  const held = { clinicianId, date: sessionDate, ...hour, attendance: 'attended' };
  const { sessionId } = z
    .object({ sessionId: z.string() })
    .parse(await therapist.post(`${patient.step}-session-${index}`, `${path}/sessions`, held));
  const content = {
    format: 'DAP',
    data: 'Kept the hour for worries on four of seven evenings. Slept better on those.',
  };
  const written = { sessionId, sessionDate, session: hour, content };
  await therapist.post(`${patient.step}-note-${index}`, `${path}/progress-notes`, written);

  const begun = { patientId, sessionDate, sessionId, language: 'en' };
  const { noteId, revision } = Draft.parse(
    await therapist.post(`${patient.step}-own-note`, '/psychotherapy-note-drafts', begun),
  );
  const text =
    'I noticed how much I wanted to reassure him (invented). My guess: each mistake at work is a report card shown to a father who never looked up. Stay with the silence next time.';
  await therapist.putAt(`/psychotherapy-note-drafts/${noteId}`, revision, { text });
};
