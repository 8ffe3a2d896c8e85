import type { RequestedClass } from '../records.ts';
import type { Language, Particulars } from './particulars.ts';

const NAMES: Record<Language, Record<RequestedClass, string>> = {
  en: {
    all: 'your designated record set',
    allergies: 'allergies',
    assessment: 'assessments',
    billing_folder: 'billing records',
    contact_notes: 'notes of calls and messages',
    diagnosis: 'diagnoses',
    discharge_summaries: 'discharge summaries',
    documents: 'documents',
    medication: 'medication records',
    progress_notes: 'progress notes',
    psychotherapy_notes: '',
    referrals: 'referrals',
    sessions: 'dates and times of sessions',
    test_results: 'test results',
    treatment_plans: 'treatment plans',
  },
  es: {
    all: 'su conjunto de registros designado',
    allergies: 'alergias',
    assessment: 'evaluaciones',
    billing_folder: 'registros de facturación',
    contact_notes: 'notas de llamadas y mensajes',
    diagnosis: 'diagnósticos',
    discharge_summaries: 'resúmenes de alta',
    documents: 'documentos',
    medication: 'registros de medicación',
    progress_notes: 'notas de progreso',
    psychotherapy_notes: '',
    referrals: 'derivaciones',
    sessions: 'fechas y horas de las sesiones',
    test_results: 'resultados de pruebas',
    treatment_plans: 'planes de tratamiento',
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
