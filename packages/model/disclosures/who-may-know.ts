/** Who may know that a psychotherapy note exists: its originator, and the privacy officer. */
export type Knower = 'privacy-officer' | 'originator';

/** From what each may learn it. Everybody else who may ask for one of these is shown it without whatever depends on notes. */
export const mayLearnFrom = {
  request: ['privacy-officer', 'originator'],
  requests: ['privacy-officer'],
  letter: ['privacy-officer', 'originator'],
  audit: ['privacy-officer'],
  'audit-chain': ['privacy-officer'],
} as const satisfies Record<string, readonly Knower[]>;

export type Telling = keyof typeof mayLearnFrom;
