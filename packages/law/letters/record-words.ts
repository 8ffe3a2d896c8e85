import type { RequestedClass } from '../records.ts';
import type { Language, Particulars } from './particulars.ts';

const NAMES: Record<Language, Record<RequestedClass, string>> = {
  en: {
    all: 'your designated record set',
    assessment: 'assessments',
    billing_folder: 'billing records',
    diagnosis: 'diagnoses',
    medication: 'medication records',
    progress_notes: 'progress notes',
    psychotherapy_notes: '',
    test_results: 'test results',
  },
  es: {
    all: 'su conjunto de registros designado',
    assessment: 'evaluaciones',
    billing_folder: 'registros de facturación',
    diagnosis: 'diagnósticos',
    medication: 'registros de medicación',
    progress_notes: 'notas de progreso',
    psychotherapy_notes: '',
    test_results: 'resultados de pruebas',
  },
};

const NAMED_ALONE: Record<Language, string> = {
  en: 'the records named in your request',
  es: 'los registros nombrados en su solicitud',
};

/** What was asked for of the ordinary record, in words. It says what was asked and nothing of what was found. */
export const recordWords = ({ asked }: Particulars, language: Language): string => {
  const named = (asked?.classes ?? []).map((one) => NAMES[language][one]).filter((name) => name !== '');
  return named.length > 0 ? named.join(', ') : NAMED_ALONE[language];
};
