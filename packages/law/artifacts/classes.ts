import * as z from 'zod';

import type { Requester, RequesterType } from '../parties.ts';
import { holderClasses, recipientClasses } from '../vocabulary/papers.ts';

export const HolderClass = z.enum(holderClasses);
export type HolderClass = z.infer<typeof HolderClass>;

export const RecipientClass = z.enum(recipientClasses);
export type RecipientClass = z.infer<typeof RecipientClass>;

const HOLDS = new Set<HolderClass>([
  'any_holder',
  'health_care_providers',
  'mental_health_providers',
  'treating_providers',
]);

/** Whether a practice of psychotherapists that holds the record is of a class. */
export const isHolder = (named: HolderClass | null | undefined): boolean => Boolean(named && HOLDS.has(named));

const TYPES: Record<RecipientClass, RequesterType[]> = {
  attorneys_of_the_patient: ['attorney'],
  counsel_of_record: ['attorney', 'defense_counsel', 'prosecutor'],
  courts: ['agency_tribunal', 'court'],
  health_plans: ['health_plan'],
  life_insurers: ['life_insurer'],
  researchers: ['researcher'],
  state_agencies: ['state_agency'],
  treating_providers: ['treating_provider'],
  universities: ['university'],
  law_enforcement: ['federal_official', 'law_enforcement', 'police', 'prosecutor'],
};

/** Whether somebody is of a class of recipients. The patient's attorney is recorded as acting for the patient, counsel of record for a party. */
export const isOfClass = (requester: z.infer<typeof Requester>, named: RecipientClass): boolean => {
  if (!TYPES[named].some((type) => type === requester.type)) return false;
  if (named === 'attorneys_of_the_patient') return requester.for === 'patient';
  return named !== 'counsel_of_record' || requester.type === 'prosecutor' || Boolean(requester.for);
};
