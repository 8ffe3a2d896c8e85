import type { Answer } from '../api/operations.ts';

export type PaperType = Answer<'getRequest'>['artifacts'][number]['artifact']['type'];

/** What papers are called. */
export const paperNames: Record<PaperType, string> = {
  authorization: 'Authorization',
  court_order: 'Court order',
  subpoena: 'Subpoena',
  qualified_protective_order: 'Protective order',
  search_warrant: 'Search warrant',
  administrative_warrant: 'Administrative warrant',
  hhs_request: 'Request of HHS',
  oversight_request: 'Request of an oversight agency',
  coroner_request: 'Request of a coroner',
  additional_documentation_request: 'Payer’s request for documents',
  agreed_restriction: 'Agreed restriction',
  self_pay_restriction: 'Restriction of a service paid in full',
  irb_waiver: 'Waiver of a review board',
  research_representation: 'Representation of a researcher',
  data_use_agreement: 'Data use agreement',
  letters_testamentary: 'Letters testamentary',
  redisclosure_notice: 'Notice against redisclosure',
  state_rule_confirmation: 'Confirmation of a state’s rule',
};
