/** The licences by which the states say who is bound. */
export const licences = [
  'psychiatrist',
  'physician',
  'psychologist',
  'social-worker',
  'counselor',
  'marriage-therapist',
  'nurse',
  'other',
] as const;

export type Licence = (typeof licences)[number];
