import { idPrefixes, isRevised, type LaterFactOf, type TypedKind, typedKinds } from '@sequester/model';
import type * as z from 'zod';

import { canary, therapistId } from './example-chart.ts';

/** What a person would send for one entry of each kind. */
export const exampleEntries: { [Kind in TypedKind as Kind['name']]: z.input<Kind['input']> } = {
  progressNote: {
    sessionDate: '2026-02-27',
    session: {
      startedAt: '2026-02-27T15:00:00.000Z',
      stoppedAt: '2026-02-27T15:50:00.000Z',
      modality: 'individual',
      frequency: 'weekly',
    },
    content: { format: 'DAP', data: canary, assessment: canary, plan: canary },
  },
  treatmentPlan: {
    startsOn: '2026-02-27',
    reviewOn: '2026-05-27',
    problems: [
      {
        problem: canary,
        goals: [
          {
            goal: canary,
            measure: canary,
            targetDate: '2026-05-27',
            objectives: [{ objective: canary }],
            interventions: [canary],
          },
        ],
      },
    ],
  },
  contactNote: { at: '2026-02-27T17:00:00.000Z', how: 'telephone', with: canary, text: canary },
  referral: { referredOn: '2026-02-27', to: canary, service: canary, urgency: 'routine', reason: canary },
  dischargeSummary: {
    treatmentFrom: '2025-03-04',
    dischargedOn: '2026-02-27',
    reason: 'goals-reached',
    presentingProblem: canary,
    course: canary,
    condition: canary,
    recommendations: canary,
  },
  session: {
    clinicianId: therapistId,
    date: '2026-02-27',
    startedAt: '2026-02-27T15:00:00.000Z',
    stoppedAt: '2026-02-27T15:50:00.000Z',
    modality: 'individual',
    frequency: 'weekly',
    setting: 'video',
    clinicianPlace: canary,
    patientPlace: canary,
    attendance: 'attended',
    serviceCode: '90834-95',
  },
  diagnosis: { code: 'F41.1', description: canary, diagnosedOn: '2026-02-27' },
  medication: { name: canary, dose: canary, frequency: canary, startedOn: '2026-02-27', prescriber: canary },
  measure: {
    takenOn: '2026-02-27',
    answeredBy: 'patient',
    result: { instrument: 'other', name: canary, fields: [{ label: canary, value: canary }], total: 12 },
    remark: canary,
  },
  allergy: { allergen: canary, reaction: canary, severity: 'moderate', onset: '2019-06' },
  restriction: {
    askedOn: '2026-02-20',
    asked: canary,
    answer: 'agreed',
    answeredOn: '2026-02-27',
  },
  confidentialCommunication: {
    askedOn: '2026-02-20',
    asked: canary,
    channel: 'mail',
    address: { street: canary, city: canary, state: '東京都', postalCode: '150-0001', country: 'JP' },
    answer: 'accommodated',
    answeredOn: '2026-02-27',
  },
  noticeGiven: {
    noticeId: `${idPrefixes.privacyNotice}_${'n'.repeat(26)}`,
    givenOn: '2026-02-20',
    how: 'in-person',
    acknowledgement: 'signed',
    acknowledgedOn: '2026-02-20',
    efforts: canary,
  },
};

/** The operation that begins an entry of a kind. */
export const firstActOf = (kind: TypedKind) => (kind.life === 'recorded' ? kind.acts.record : kind.acts.write);

const bodies = new Map<string, unknown>(Object.entries(exampleEntries));

/** What is recorded of a signed entry later, by the operation that takes it. */
const laterBodies = {
  recordPatientSignature: { how: 'on-paper', on: '2026-02-27', remark: canary },
  endTreatmentPlan: { on: '2026-02-27', why: 'reached', remark: canary },
} satisfies Record<LaterFactOf<TypedKind>['fact']['operation'], unknown>;

/** The examples as bodies, by the operations that take them. */
export const entryBodies: Readonly<Record<string, unknown>> = Object.fromEntries([
  ...Object.entries(laterBodies),
  ...typedKinds.flatMap((kind): [string, unknown][] =>
    kind.life === 'signed'
      ? [
          [kind.acts.addend.operation, { text: canary }],
          [kind.acts.sendBack.operation, { remark: canary }],
        ]
      : [],
  ),
  ...typedKinds.flatMap((kind) => {
    const revised = isRevised(kind) ? [kind.acts.revise] : [];
    const acts = kind.life === 'recorded' ? [kind.acts.record, ...revised] : [kind.acts.write, kind.acts.update];
    return acts.map(({ operation }): [string, unknown] => [operation, bodies.get(kind.name)]);
  }),
]);
