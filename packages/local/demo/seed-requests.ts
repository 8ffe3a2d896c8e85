import type { SeedCaller } from '../seed-caller.ts';
import type { Chart } from './seed-patient.ts';

const example = { name: 'Ann Example (invented)', organisation: 'Example & Example LLP (invented)' };

/** Requests for records of one patient of the demo, as they come: by an attorney, by the patient, by an insurer. */
export const seedRequests = async ({ patient, path }: Chart, staff: SeedCaller): Promise<void> => {
  const patientId = path.split('/').at(-1);
  const received = (step: string, body: Record<string, unknown>): Promise<unknown> =>
    staff.post(`${patient.step}-request-${step}`, '/requests', { patientId, ...body });
  await received('subpoena', {
    requester: { type: 'attorney', ...example, email: 'ann@law.example', for: 'the defendant', identityVerified: true },
    groundAsserted: 'subpoena',
    requested: { classes: ['psychotherapy_notes'], description: 'All notes that the therapist keeps (invented).' },
    purpose: 'A civil case about a fall (invented)',
  });
  await received('order', {
    requester: { type: 'attorney', ...example, email: 'ann@law.example', for: 'the defendant', identityVerified: true },
    groundAsserted: 'court_order',
    requested: { classes: ['psychotherapy_notes'], description: 'Notes of the fall of last year (invented).' },
    purpose: 'A civil case about a fall (invented)',
  });
  await received('own', {
    requester: { type: 'individual', name: 'The patient (invented)', email: 'patient@patients.example' },
    groundAsserted: 'patient_access',
    requested: { classes: ['progress_notes', 'diagnosis', 'medication'], description: 'My record, as PDF (invented).' },
    purpose: 'For themselves',
  });
  await received('insurer', {
    requester: { type: 'health_plan', name: 'Example Health Plan (invented)', email: 'claims@plan.example' },
    groundAsserted: 'payment',
    requested: { classes: ['psychotherapy_notes', 'progress_notes'], description: 'Proof for a claim (invented).' },
    purpose: 'To pay for sessions of the autumn (invented)',
  });
};
