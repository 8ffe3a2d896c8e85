import type { Caller } from './api.ts';
import { assembleCast, type Cast } from './cast.ts';
import { tellChart } from './chart-chapter.ts';
import { tellLedger, tellVacated } from './ending-chapter.ts';
import { tellNotes } from './notes-chapter.ts';
import { tellOrder } from './order-chapter.ts';
import { tellRefusals } from './refusals-chapter.ts';
import { tellRelease } from './release-chapter.ts';
import type { Service } from './service.ts';
import type { Teller } from './teller.ts';
import { tellWalls } from './walls-chapter.ts';

/** What the story left behind, for those who look closer. */
export interface Told {
  cast: Cast;
  patient: Caller;
  patientId: string;
  requestId: string;
  signedUrl: string;
  signedAt: number;
  /** Every sentence of every note. */
  sentences: string[];
}

/** The whole story of one disclosure, through the public HTTP API. Throws `NotAsItShouldBe` at the first thing that is not. */
export const tellStory = async (service: Service, teller: Teller, folder: string): Promise<Told> => {
  teller.chapter('A practice, its people, and a key for each therapist');
  const cast = await assembleCast(service, teller);
  teller.chapter('A patient and their chart');
  const { patientId, patient } = await tellChart(service, cast, teller);
  teller.chapter('Psychotherapy notes, sealed');
  const { written, upload } = await tellNotes(cast, patientId, teller);
  teller.chapter('Nobody else');
  const [note] = written;
  if (note !== undefined) await tellWalls(cast, { note, patientId, patient }, teller);

  teller.chapter('What does not reach the notes');
  await tellRefusals(cast, patientId, teller);
  teller.chapter('A court order, and two approvals');
  const { requestId, inScope } = await tellOrder(cast, { patientId, written, upload }, teller);
  teller.chapter('The release');
  const every = [...written, upload].flatMap(({ sentences }) => sentences);
  const outOfScope = every.filter((sentence) => !inScope.includes(sentence));
  const signedUrl = await tellRelease(service, cast, { requestId, inScope, outOfScope, folder }, teller);
  const signedAt = Date.now();
  teller.chapter('An order is vacated');
  await tellVacated(service, cast, patientId, teller);
  teller.chapter('What is on record');
  await tellLedger(cast, patientId, teller);
  return { cast, patient, patientId, requestId, signedUrl, signedAt, sentences: every };
};
