import type { SeedCaller } from '../seed-caller.ts';
import type { Chart } from './seed-patient.ts';

const example = { name: 'Ann Example (invented)', organisation: 'Example & Example LLP (invented)' };

type Received = (step: string, body: Record<string, unknown>) => Promise<unknown>;

const receivedBy =
  (staff: SeedCaller, { patient, path }: Chart): Received =>
  (step, body) =>
    staff.post(`${patient.step}-request-${step}`, '/requests', { patientId: path.split('/').at(-1), ...body });

/** Requests of others for records of a patient: by an attorney, with a subpoena and for an order, and by an insurer. */
export const seedRequests = async (chart: Chart, staff: SeedCaller): Promise<void> => {
  const received = receivedBy(staff, chart);
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
  await received('insurer', {
    requester: { type: 'health_plan', name: 'Example Health Plan (invented)', email: 'claims@plan.example' },
    groundAsserted: 'payment',
    requested: { classes: ['psychotherapy_notes', 'progress_notes'], description: 'Proof for a claim (invented).' },
    purpose: 'To pay for sessions of the autumn (invented)',
  });
};

/** A request of a patient for their own record, in a name that is not theirs to the letter. */
export const seedOwnRequest = async (chart: Chart, staff: SeedCaller): Promise<void> => {
  await receivedBy(staff, chart)('own', {
    requester: { type: 'individual', name: 'The patient (invented)', email: 'patient@patients.example' },
    groundAsserted: 'patient_access',
    requested: { classes: ['progress_notes', 'diagnosis', 'medication'], description: 'My record, as PDF (invented).' },
    purpose: 'For themselves',
  });
};
