import type { Matter } from '../matter.ts';
import type { ReasonCode } from '../reasons/reason.ts';
import type { AuthorizationArtifact } from './authorization.ts';
import { samePurpose } from './purposes.ts';

/** A defect of a form: its code, the field that has it, and the statute where a state asks for it. */
export type Defect = [code: ReasonCode, field: string, statute?: string | null];
export type Check = (form: AuthorizationArtifact, matter: Matter) => Defect[];

const AT_REQUEST = 'at the request of the individual';

const spoken = (words: string) => words.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** 45 CFR 164.508(c)(1)(i): described how. Whose information, who discloses and to whom is read at the gate. */
export const description: Check = (form) =>
  form.description && form.covers?.length ? [] : [['description-missing', form.description ? 'covers' : 'description']];

/** 45 CFR 164.508(c)(1)(iv): each purpose; "at the request of the individual" only when the individual began it. */
export const purpose: Check = (form, { facts }) => {
  if (!form.purpose) return [['purpose-missing', 'purpose']];
  if (spoken(form.purpose) === AT_REQUEST)
    return form.initiated_by === 'individual' ? [] : [['purpose-not-initiated-by-individual', 'initiated_by']];

  const stated = facts.context.stated_purpose;
  return stated && !samePurpose(form.purpose, stated) ? [['purpose-mismatch', 'purpose']] : [];
};

/** 45 CFR 164.508(b)(2)(i), (c)(1)(v): a date or an event; "none" only for research. */
export const expiry: Check = (form, { facts, today }) => {
  const defects: Defect[] = [];
  const event = form.expiry_event && spoken(form.expiry_event);
  if (!form.expires_on && !event) return [['expiry-missing', 'expires_on']];
  if (form.expires_on && form.expires_on < today) defects.push(['authorization-expired', 'expires_on']);
  if (form.expiry_event_occurred === true) defects.push(['expiry-event-occurred', 'expiry_event_occurred']);
  const endless = event === 'none';
  if (endless && !form.expires_on && facts.requester.type !== 'researcher')
    defects.push(['expiry-none-outside-research', 'expiry_event']);
  if (event && !endless && typeof form.expiry_event_occurred !== 'boolean')
    defects.push(['expiry-event-not-checked', 'expiry_event_occurred']);

  return defects;
};

/** 45 CFR 164.508(c)(1)(vi): signature and date. */
export const signature: Check = (form) => {
  const defects: Defect[] = [];
  if (form.signature?.present !== true || !form.signed_by) defects.push(['signature-missing', 'signature']);
  if (!form.signed_on) defects.push(['signature-date-missing', 'signed_on']);
  return defects;
};

/** 45 CFR 164.508(c)(2)-(3): the statements a person must be given before signing. */
export const statements: Check = (form) => {
  const defects: Defect[] = [];
  const said = form.statements ?? {};
  if (said.revocation_right !== true) defects.push(['revocation-right-not-stated', 'statements.revocation_right']);
  if (said.revocation_procedure_on_form !== true && said.revocation_via_npp_reference !== true)
    defects.push(['revocation-procedure-not-stated', 'statements.revocation_procedure_on_form']);

  if (said.conditioning !== true) defects.push(['conditioning-not-stated', 'statements.conditioning']);
  if (said.redisclosure !== true) defects.push(['redisclosure-not-stated', 'statements.redisclosure']);
  if (form.plain_language !== true) defects.push(['not-in-plain-language', 'plain_language']);
  return defects;
};

/** 45 CFR 164.508(c)(4): a copy when the practice sought the form. Held as policy; it is no listed defect. */
export const copy: Check = (form) =>
  form.sought_by_entity === false || form.copy_given_to_individual === true
    ? []
    : [['copy-not-given', 'copy_given_to_individual']];
