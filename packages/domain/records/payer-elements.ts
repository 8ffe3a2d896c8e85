import type { DisclosureRequest } from '@sequester/model';

/**
 * What a payer is told of each kind of entry: what 45 CFR 164.501 leaves to the record, by the element it is and the field in which it
 * stands. A kind that is not here, and a field that is not, stays.
 */
const elements: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  session: {
    date: 'start_stop_times',
    startedAt: 'start_stop_times',
    stoppedAt: 'start_stop_times',
    modality: 'modalities_and_frequencies',
    frequency: 'modalities_and_frequencies',
    setting: 'modalities_and_frequencies',
    clinicianId: 'modalities_and_frequencies',
    attendance: 'start_stop_times',
    serviceCode: 'modalities_and_frequencies',
  },
  progressNote: {
    sessionDate: 'start_stop_times',
    session: 'start_stop_times',
    'content.assessment': 'symptoms_summary',
    'content.objective': 'symptoms_summary',
    'content.mentalStatus': 'functional_status_summary',
    'content.presentingProblem': 'symptoms_summary',
    'content.response': 'progress_summary',
    'content.goal': 'treatment_plan_summary',
    'content.plan': 'treatment_plan_summary',
  },
  treatmentPlan: { '': 'treatment_plan_summary' },
  dischargeSummary: {
    treatmentFrom: 'progress_summary',
    dischargedOn: 'progress_summary',
    reason: 'progress_summary',
    condition: 'prognosis_summary',
    course: 'progress_summary',
    medications: 'medication_prescription',
    recommendations: 'treatment_plan_summary',
  },
  diagnosis: { '': 'diagnosis_summary' },
  medication: { '': 'medication_prescription' },
  measure: { '': 'clinical_test_results' },
};

const isUnder = (path: string, field: string): boolean =>
  field === '' || path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`);

/** Whether a payer is told a field of an entry, where the practice tells these elements. The root of an entry is never a field. */
export const tellsPayer = (told: readonly string[]): ((kind: string, path: string) => boolean) => {
  const allowed = new Set(told);
  return (kind, path) =>
    path === '' ||
    Object.entries(elements[kind] ?? {}).some(([field, element]) => allowed.has(element) && isUnder(path, field));
};

/** All elements that 45 CFR 164.501 leaves to the record. */
export const payerElements: readonly string[] = [
  ...new Set(Object.values(elements).flatMap((fields) => Object.values(fields))),
].toSorted();

/** The kinds of entries of which a payer is told anything. */
export const payerKinds: ReadonlySet<string> = new Set(Object.keys(elements));

const payments: ReadonlySet<string> = new Set(['payment', 'payment_review']);

/** Whether a request is answered with elements and not with whole entries: one for payment, by whomever. */
export const tellsOnlyElements = ({ groundAsserted }: Pick<DisclosureRequest, 'groundAsserted'>): boolean =>
  payments.has(groundAsserted);
