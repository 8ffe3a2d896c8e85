import type { Language } from '@sequester/law';

import type { ChartStore } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';
import { languageOf } from '../own-record/language.ts';
import { ownPatientId } from '../own-record/own-patient.ts';

/** The language in which the patient who acts is spoken to. */
export const ownLanguage = async ({ charts }: { charts: ChartStore }, context: PracticeContext): Promise<Language> =>
  languageOf((await charts.patient(context, ownPatientId(context))) ?? {});
