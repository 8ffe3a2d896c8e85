import * as z from 'zod';

import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';

const modalities = ['individual', 'couple', 'family', 'group', 'crisis'] as const;
const settings = ['in-person', 'video', 'telephone'] as const;
const frequencies = ['once', 'twice-weekly', 'weekly', 'biweekly', 'monthly', 'as-needed'] as const;

const times = { startedAt: phi(Instant.clone()), stoppedAt: phi(Instant.clone()) };
const modality = phi(z.enum(modalities));
const setting = phi(z.enum(settings));
const frequency = phi(z.enum(frequencies));

const longestInMilliseconds = 86_400_000;

/**
 * What belongs in the record and can never be a psychotherapy note: session start and stop times, modalities and
 * frequencies of treatment (45 CFR 164.501).
 */
export const Session = z
  .strictObject({ ...times, modality, setting: setting.default('in-person'), frequency })
  .refine(({ startedAt, stoppedAt }) => startedAt < stoppedAt, {
    path: ['stoppedAt'],
    params: { code: 'stop-before-start', text: 'The end of the session has to lie after its start.' },
  })
  .refine(({ startedAt, stoppedAt }) => Date.parse(stoppedAt) - Date.parse(startedAt) <= longestInMilliseconds, {
    path: ['stoppedAt'],
    params: { code: 'too-long', text: 'The session would have taken more than a day. Check its start and its end.' },
  });
export type Session = z.infer<typeof Session>;

/** The same while the note is written: what is not known yet is missing. */
export const DraftSession = z.strictObject({
  startedAt: times.startedAt.optional(),
  stoppedAt: times.stoppedAt.optional(),
  modality: modality.optional(),
  setting: setting.optional(),
  frequency: frequency.optional(),
});
export type DraftSession = z.infer<typeof DraftSession>;

export const sessionTitles = {
  session: 'Session',
  'session.startedAt': 'Start of the session',
  'session.stoppedAt': 'End of the session',
  'session.modality': 'Modality of treatment',
  'session.frequency': 'Frequency of treatment',
} as const;

/** Days begin first at UTC+14 and last at UTC-12. */
const furthestAhead = 14 * 3_600_000;
const furthestBehind = 12 * 3_600_000;

const dayAfter = (instant: Instant, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString().slice(0, 10);

/** Whether an instant lies on a calendar day somewhere on earth. */
export const isOnDay = (instant: Instant, day: string): boolean =>
  dayAfter(instant, -furthestBehind) <= day && day <= dayAfter(instant, furthestAhead);
