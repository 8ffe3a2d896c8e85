import * as z from 'zod';

import { CalendarDate, Checked, Identifier, Words, known } from '../values.ts';
import { orderStatuses, privilegeRulings, subpoenaIssuers } from '../vocabulary/papers.ts';
import { HolderClass, RecipientClass } from './classes.ts';
import { SignerOffice } from './signer-office.ts';

export const OrderStatus = z.enum(orderStatuses);
export type OrderStatus = z.infer<typeof OrderStatus>;

/** What a court said of the privilege: Jaffee v. Redmond, 518 U.S. 1 (1996). */
export const PrivilegeRuling = z.enum(privilegeRulings);
export type PrivilegeRuling = z.infer<typeof PrivilegeRuling>;

export const SubpoenaIssuer = z.enum(subpoenaIssuers);
export type SubpoenaIssuer = z.infer<typeof SubpoenaIssuer>;

const signedAndServed = {
  id: Identifier.optional(),
  issuer_kind: known(z.enum(['administrative_tribunal', 'court'])),
  issuer: known(SubpoenaIssuer),
  court: known(Words),
  docket: known(Words),
  judge: known(Words),
  signed_by: known(Words),
  signer_office: known(SignerOffice),
  signed_on: known(CalendarDate),
  received_on: known(CalendarDate),
  return_date: known(CalendarDate),
  authenticated: Checked,
  status: known(OrderStatus),
  patient: known(Identifier),
  custodian: known(Identifier),
  holder_class: known(HolderClass),
  matter: known(Words),
  legal_authority: known(Words),
  target: known(Identifier),
  purpose: known(Words),
};

const whatItReaches = {
  form: known(z.enum(['appointment_order', 'generic_order', 'part2_subpart_e_order', 'so_ordered_subpoena'])),
  expressly_covers: known(z.array(z.enum(['medical_record', 'psychotherapy_notes']))),
  asks_for: known(z.union([Words, z.array(Words)])),
  date_from: known(CalendarDate),
  date_to: known(CalendarDate),
  note_ids: known(z.array(Identifier)),
  items: known(z.array(Words)),
  authors: known(z.array(Identifier)),
  recipients: known(z.array(Words)),
  recipient_classes: known(z.array(RecipientClass)),
  other_patients: known(z.array(Identifier)),
  redact: known(z.array(Words)),
  commands_production: Checked,
  accompanied_by_order: Checked,
  satisfactory_assurance: known(z.enum(['notice_given_no_objection', 'qualified_protective_order'])),
  /** The three findings of 45 CFR 164.512(f)(1)(ii)(C), on the subpoena of an agency. */
  administrative_test: known(
    z.strictObject({
      relevant_and_material: Checked,
      specific_and_limited: Checked,
      deidentified_would_not_do: Checked,
    }),
  ),
};

const howItMustBeHandled = {
  in_camera: Checked,
  under_seal: Checked,
  /** Whether the court forbids telling anybody, the patient too, that the paper came. */
  nondisclosure: Checked,
  protective_terms: known(
    z.strictObject({
      use_limited_to_case: Checked,
      return_or_destroy: Checked,
      acknowledgment_required: Checked,
      acknowledgment_received: Checked,
    }),
  ),
  kind: known(z.enum(['order', 'stipulation'])),
  use_limited_to_case: Checked,
  return_or_destroy: Checked,
  foreign_jurisdiction: Checked,
  domesticated: Checked,
  privilege_ruling: known(PrivilegeRuling),
  part2_findings: Checked,
  state_findings: known(
    z.strictObject({
      interests_of_justice_outweigh_confidentiality: Checked,
      in_camera_review_completed: Checked,
      proceeding_permitted_by_statute: Checked,
      good_cause: Checked,
      necessary_to_proceeding: Checked,
      notice_and_hearing: Checked,
      withholding_against_public_interest: Checked,
    }),
  ),
};

const courtPaper = { ...signedAndServed, ...whatItReaches, ...howItMustBeHandled };

/** An order of a court or empowered tribunal, as entered: 45 CFR 164.512(a), (e)(1)(i). */
export const CourtOrderArtifact = z.strictObject({ type: z.literal('court_order'), ...courtPaper });
export type CourtOrderArtifact = z.infer<typeof CourtOrderArtifact>;

/** A subpoena, discovery request or deposition notice: 45 CFR 164.512(e)(1)(ii). Never an order unless a judge signed it. */
export const SubpoenaArtifact = z.strictObject({ type: z.literal('subpoena'), ...courtPaper });
export type SubpoenaArtifact = z.infer<typeof SubpoenaArtifact>;

/** A protective order or stipulation that limits use: 45 CFR 164.512(e)(1)(v). */
export const ProtectiveOrderArtifact = z.strictObject({ type: z.literal('qualified_protective_order'), ...courtPaper });

/** A warrant signed by a judicial officer: 45 CFR 164.512(f)(1)(ii)(A). */
export const SearchWarrantArtifact = z.strictObject({ type: z.literal('search_warrant'), ...courtPaper });
export type SearchWarrantArtifact = z.infer<typeof SearchWarrantArtifact>;

/** A warrant that an agency's own officer signed. It compels nothing from a third party. */
export const AdministrativeWarrantArtifact = z.strictObject({
  type: z.literal('administrative_warrant'),
  ...courtPaper,
});

/** What a tribunal issued, or what must pass for an order of one. */
export type OrderPaper = CourtOrderArtifact | SubpoenaArtifact | z.infer<typeof ProtectiveOrderArtifact>;
