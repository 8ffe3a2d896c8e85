import { diagnosisKind, phi } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

export const searchDiagnosisCodes = operation({
  id: 'searchDiagnosisCodes',
  area: 'chart',
  method: 'POST',
  path: '/diagnosis-codes/searches',
  audience: diagnosisKind.writers,
  summary: 'Search the ICD-10-CM for codes that name a diagnosis, by the beginning of a code or of words',
  params: Nothing,
  query: Nothing,
  body: z.strictObject({ words: phi(z.string().trim().min(1).max(200)) }),
  answer: z.object({
    /** Of the list, as 2026-04. */
    release: z.string(),
    /** At most 25, the best first. */
    codes: z.array(z.object({ code: z.string(), description: z.string() })),
    /** Whether further codes have these words too. */
    more: z.boolean(),
  }),
  status: 200,
  refusals: [],
  asks: true,
});
