import type { DemoPatient } from './demo-patient.ts';

/** Patients of a therapist of the demo practice. Everything about them is invented. */
export const patientsOfTom: DemoPatient[] = [
  {
    step: 'harold',
    clinician: 'therapist-2',
    demographics: {
      name: { given: 'Harold', middle: 'T.', family: 'Pretend' },
      birthDate: '1949-12-02',
      address: { street: '80 Example Street', city: 'Exampleton', state: 'OH', postalCode: '00000' },
      telephones: [{ number: '+1 555 010 0166', use: 'home', extension: '12' }],
      preferredLanguage: 'en',
      contacts: [
        {
          name: 'Dora Pretend (invented)',
          roles: ['emergency', 'personal-representative'],
          relationship: 'daughter',
          representation: {
            authority: { capacity: 'health_care_agent', active: true },
            papers: 'Health-care power of attorney of 2024 (invented)',
            seenOn: '2025-09-01',
          },
        },
      ],
    },
    diagnoses: [{ code: 'F43.81', description: 'Prolonged grief disorder' }],
    medications: [
      {
        name: 'Example blood thinner (invented)',
        dose: '5 mg',
        frequency: 'once a day',
        prescriber: 'Dr. Placeholder (invented)',
      },
    ],
    allergies: [{ allergen: 'Penicillin', reaction: 'rash', severity: 'moderate' }],
    problem: 'Has not entered the bedroom since his wife died two years ago.',
    goal: 'Sleeps in his own bed.',
    objective: 'Sorts one drawer a week.',
    intervention: 'Grief therapy with imaginal conversation',
    setting: 'in-person',
    modality: 'individual',
    firstSession: '2025-09-10',
    hour: 15,
    notes: [
      {
        format: 'narrative',
        narrative:
          'Told how they met. Sleeps on the couch since the funeral. Does not want to sort anything yet; wants to speak of her. No thoughts of death. We agreed on ten sessions.',
      },
      {
        format: 'narrative',
        narrative: 'Brought photographs. Cried and stayed with it. Sorted one drawer in thought.',
      },
      { format: 'narrative', narrative: 'Sorted the first drawer with his daughter. Kept her glasses.' },
      {
        format: 'narrative',
        narrative: 'Imaginal conversation: asked her leave to sleep in the bedroom. Calm afterwards.',
      },
      {
        format: 'narrative',
        narrative: 'Slept in the bedroom on two nights. Wants to go on to ten sessions and then stop.',
      },
    ],
  },
  {
    step: 'thi-mai',
    clinician: 'therapist-2',
    demographics: {
      name: { given: 'Thị Mai', family: 'Nguyễn' },
      birthDate: '1992-08-25',
      address: { street: '17 Placeholder Road', city: 'Exampleton', state: 'OH', postalCode: '00002' },
      email: 'mai.nguyen@patients.example',
      preferredLanguage: 'vi',
    },
    diagnoses: [{ code: 'F43.10', description: 'Post-traumatic stress disorder, unspecified' }],
    measures: {
      instrument: 'PHQ-9',
      answers: [
        [1, 2, 3, 2, 1, 1, 2, 1, 0],
        [1, 1, 2, 2, 1, 1, 1, 0, 0],
        [1, 1, 1, 1, 0, 0, 1, 0, 0],
      ],
    },
    problem: 'Nightmares of a car accident four nights a week.',
    goal: 'Nightmares at most once a month.',
    objective: 'Drives over the bridge alone.',
    intervention: 'Prolonged exposure',
    setting: 'video',
    modality: 'individual',
    firstSession: '2025-09-11',
    hour: 18,
    notes: [
      {
        format: 'BIRP',
        behavior: 'Startles at horns; avoids the bridge.',
        intervention: 'Explained how avoidance keeps fear going.',
        response: 'Wants to try.',
        plan: 'Breathing twice a day; weekly by video.',
      },
      {
        format: 'BIRP',
        behavior: 'Told the accident for the first time from start to end.',
        intervention: 'Imaginal exposure, forty minutes.',
        response: 'Fear rose to nine and fell to five.',
        plan: 'Listen to the recording daily.',
      },
      {
        format: 'BIRP',
        behavior: 'Listened on six days.',
        intervention: 'Second telling; stayed with the moment of impact.',
        response: 'Fear at most six.',
        plan: 'Sit in a parked car.',
      },
      {
        format: 'BIRP',
        behavior: 'Sat in the car and drove round the block.',
        intervention: 'Exposure in life; planned the bridge.',
        response: 'Proud.',
        plan: 'Bridge as passenger.',
      },
      {
        format: 'BIRP',
        behavior: 'Crossed the bridge as passenger twice; one nightmare.',
        intervention: 'Reviewed the ladder.',
        response: 'Wants to drive herself.',
        plan: 'Bridge alone on Sunday morning.',
      },
    ],
  },
  {
    step: 'dana-lee',
    clinician: 'therapist-2',
    demographics: {
      name: { given: 'Dana', family: 'Muster-Lee' },
      birthDate: '1979-04-04',
      address: { street: '5 Invented Court', city: 'Exampleton', state: 'OH', postalCode: '00004' },
      preferredLanguage: 'en',
    },
    diagnoses: [{ code: 'Z63.0', description: 'Problems in relationship with spouse or partner' }],
    problem: 'Quarrels about money end in days of silence.',
    goal: 'Talks about money within an hour without leaving.',
    objective: 'One planned talk a week.',
    intervention: 'Emotionally focused couple therapy',
    setting: 'in-person',
    modality: 'couple',
    firstSession: '2025-09-12',
    hour: 21,
    notes: [
      {
        format: 'DAP',
        data: 'Both came; each told how a quarrel goes.',
        assessment: 'One pursues and one withdraws.',
        plan: 'Weekly; stop sign at home.',
      },
      {
        format: 'DAP',
        data: 'The stop sign was used twice.',
        assessment: 'Both could say what they feared in the quarrel.',
        plan: 'A talk of twenty minutes on Sunday.',
      },
      {
        format: 'DAP',
        data: 'The talk took place; it ended in time.',
        assessment: 'First talk about money without silence.',
        plan: 'Go on; each writes down one wish.',
      },
      {
        format: 'DAP',
        data: 'Wishes were read aloud.',
        assessment: 'Both softer.',
        plan: 'Plan the holiday budget together.',
      },
      {
        format: 'DAP',
        data: 'The budget is made; one short quarrel, ended the same day.',
        assessment: 'Goal close.',
        plan: 'Monthly.',
      },
    ],
  },
];
