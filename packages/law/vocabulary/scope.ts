import { excludedContents } from './records.ts';

/** What a statement in place of the record says: 45 CFR 164.512(a), (c), (f)(5), (j); 42 CFR 2.12(c)(5)-(6), 2.51. */
export const statementElements = [
  'current plan, means, warning signs, safety facts',
  'facts needed to prevent',
  'facts needed to treat the emergency',
  'identity',
  'identity of patient',
  'identity of target',
  'initial report',
  'judgment and reason for report',
  'required report fields',
  'threat',
] as const;

/** What the report of a crime on the premises says: 45 CFR 164.512(f)(5); of a program, 42 CFR 2.12(c)(5). */
export const incidentElements = [
  'incident',
  'date and place',
  'persons involved',
  'facts that are evidence of the crime',
] as const;
export const programIncidentElements = [
  'circumstances of the incident',
  'status as a patient',
  'name and address',
  'last known whereabouts',
] as const;

/** What a parent has in place of the record of a minor who has not agreed: 740 ILCS 110/4(a)(3). */
export const summaryElements = [
  'current condition',
  'diagnosis',
  'treatment needs',
  'services provided',
  'services needed, medication',
] as const;

/** What fundraising may use: 45 CFR 164.514(f)(1). */
export const demographicElements = [
  'name, address, contact, age, gender',
  'dates of care',
  'department',
  'treating provider',
  'outcome',
  'insurance status',
] as const;

/** What a person who is involved in the care or its payment may have: 45 CFR 164.510(b)(1)(i). Somebody judges what is relevant. */
export const involvementElements = [
  'what is relevant to the involvement of this person in the care or its payment',
] as const;

/** Everything that may leave in place of a whole record. What 45 CFR 164.501 leaves outside the definition is extracted from it. */
export const scopeElements = [
  ...excludedContents,
  ...statementElements,
  ...incidentElements,
  ...programIncidentElements,
  ...summaryElements,
  ...demographicElements,
  ...involvementElements,
] as const;

/** On what terms something is handed over. */
export const scopeTerms = [
  'sealed',
  'chambers only',
  'use limited to case',
  'return or destroy',
  'privilege asserted',
] as const;

/** What goes with the record of a program: 42 CFR 2.32. */
export const scopeAttachments = ['2.32 notice', 'copy or clear explanation of consent'] as const;

/** What an accounting says of each disclosure: 45 CFR 164.528(b)(2). */
export const accountingFields = ['date', 'recipient and address', 'description', 'purpose or copy of request'] as const;
