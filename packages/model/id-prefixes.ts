/** The prefixes of every identifier in Sequester; the prefix says what is identified. */
export const idPrefixes = {
  account: 'acc',
  artifact: 'art',
  auditEvent: 'evt',
  decision: 'dec',
  diagnosis: 'dxn',
  disclosure: 'dsc',
  facts: 'fct',
  grant: 'gnt',
  letter: 'ltr',
  link: 'lnk',
  medication: 'med',
  member: 'mbr',
  offer: 'aof',
  oneTimeCode: 'otc',
  patient: 'pat',
  practice: 'prc',
  progressNote: 'prn',
  psychotherapyNote: 'psn',
  request: 'req',
  statement: 'stm',
  statementDraft: 'std',
  upload: 'upl',
} as const;

export type IdKind = keyof typeof idPrefixes;
