import { paperLabels as labels, paperOptions as options, paperParts } from '../words/paper-fields.ts';
import type { PaperType } from '../words/papers.ts';

/** `this` names the patient or the practice where the answer is yes. `notes` becomes the classes that a paper covers expressly. */
type Kind = 'text' | 'date' | 'three' | 'lines' | 'choice' | 'several' | 'patient' | 'practice' | 'notes';

export interface PaperField {
  /** Its place in the paper: `docket`, `statements.redisclosure`. */
  name: string;
  kind: Kind;
  label: string;
  hint?: string;
  options?: Readonly<Record<string, string>>;
}

export interface PaperPart {
  title: string;
  fields: readonly PaperField[];
}

const field = (kind: Kind, name: string, label: string, hint?: string): PaperField => ({
  kind,
  name,
  label,
  ...(hint === undefined ? {} : { hint }),
});

const choice = (
  name: string,
  label: string,
  of: Readonly<Record<string, string>>,
  kind: Kind = 'choice',
): PaperField => ({
  kind,
  name,
  label,
  options: of,
});

const whatPaper: PaperField[] = [
  choice('issuer_kind', labels.issuerKind, options.issuerKind),
  choice('issuer', labels.issuer, options.issuer),
  field('text', 'court', labels.court),
  field('text', 'docket', labels.docket),
  field('text', 'judge', labels.judge),
  field('text', 'signed_by', labels.signedBy),
  choice('signer_office', labels.office, options.office),
  field('date', 'signed_on', labels.signedOn),
  field('date', 'received_on', labels.receivedOn),
  field('date', 'return_date', labels.returnDate),
];

const whatItOrders: PaperField[] = [
  field('notes', 'expressly_covers', labels.names, labels.namesHint),
  field('patient', 'patient', labels.ofPatient),
  field('practice', 'custodian', labels.toPractice),
  field('three', 'commands_production', labels.commands),
  field('date', 'date_from', labels.from),
  field('date', 'date_to', labels.until),
  field('lines', 'recipients', labels.recipients, labels.recipientsHint),
  field('lines', 'redact', labels.redact, labels.redactHint),
];

const whetherInForce: PaperField[] = [
  field('three', 'authenticated', labels.authenticated, labels.authenticatedHint),
  choice('status', labels.status, options.status),
  field('three', 'foreign_jurisdiction', labels.foreign),
  field('three', 'in_camera', labels.inCamera),
  field('three', 'under_seal', labels.underSeal),
  field('three', 'nondisclosure', labels.silence),
  choice('privilege_ruling', labels.privilege, options.privilege),
];

const courtPaper: PaperPart[] = [
  { title: paperParts.paper, fields: whatPaper },
  { title: paperParts.orders, fields: whatItOrders },
  { title: paperParts.force, fields: whetherInForce },
];

const subpoena: PaperPart[] = [
  { title: paperParts.paper, fields: whatPaper },
  {
    title: paperParts.orders,
    fields: [
      ...whatItOrders,
      field('three', 'accompanied_by_order', labels.orderWithIt),
      choice('satisfactory_assurance', labels.assurance, options.assurance),
    ],
  },
  { title: paperParts.force, fields: whetherInForce },
];

const authorization: PaperPart[] = [
  {
    title: paperParts.paper,
    fields: [
      field('patient', 'patient', labels.ofPatient),
      field('practice', 'discloser', labels.toPractice),
      choice('signer_role', labels.signerRole, options.signerRole),
      field('three', 'signature.present', labels.signature),
      field('date', 'signed_on', labels.signedOn),
      field('date', 'received_on', labels.receivedOn),
      field('date', 'expires_on', labels.expires),
      field('text', 'expiry_event', labels.expiryEvent),
    ],
  },
  {
    title: paperParts.says,
    fields: [
      choice('covers', labels.covers, options.covers, 'several'),
      field('text', 'description', labels.description),
      field('lines', 'recipients', labels.recipients, labels.recipientsHint),
      field('text', 'purpose', labels.purpose),
      field('date', 'date_from', labels.from),
      field('date', 'date_to', labels.until),
      field('lines', 'combined_with', labels.combined, labels.combinedHint),
      field('three', 'statements.revocation_right', labels.revocation),
      field('three', 'statements.revocation_procedure_on_form', labels.procedure),
      field('three', 'statements.conditioning', labels.conditioning),
      field('three', 'statements.redisclosure', labels.redisclosure),
      field('three', 'plain_language', labels.plain),
    ],
  },
];

const official: PaperPart[] = [
  {
    title: paperParts.paper,
    fields: [
      field('three', 'letterhead', labels.letterhead),
      field('text', 'signed_by', labels.signedBy),
      field('date', 'signed_on', labels.signedOn),
      field('date', 'received_on', labels.receivedOn),
      field('date', 'return_date', labels.returnDate),
      field('text', 'matter', labels.matter),
      field('text', 'legal_authority', labels.authority),
    ],
  },
  {
    title: paperParts.says,
    fields: [
      field('patient', 'patient', labels.ofPatient),
      field('practice', 'custodian', labels.toPractice),
      field('text', 'asks_for', labels.description),
      field('date', 'date_from', labels.from),
      field('date', 'date_to', labels.until),
      field('lines', 'recipients', labels.recipients, labels.recipientsHint),
      field('text', 'necessity_statement', labels.necessity),
    ],
  },
  {
    title: paperParts.force,
    fields: [
      field('three', 'verified', labels.verified),
      field('three', 'authenticated', labels.authenticated, labels.authenticatedHint),
      choice('status', labels.status, options.status),
    ],
  },
];

const estate: PaperPart[] = [
  {
    title: paperParts.paper,
    fields: [
      field('text', 'court', labels.court),
      field('text', 'docket', labels.docket),
      field('text', 'judge', labels.judge),
      field('text', 'signed_by', labels.signedBy),
      field('date', 'signed_on', labels.signedOn),
      field('date', 'received_on', labels.receivedOn),
      field('patient', 'patient', labels.ofPatient),
    ],
  },
  {
    title: paperParts.force,
    fields: [
      field('three', 'valid', labels.valid),
      field('three', 'verified', labels.verified),
      field('three', 'authenticated', labels.authenticated, labels.authenticatedHint),
      choice('status', labels.status, options.status),
    ],
  },
];

/** The papers that are entered here, with the questions of each in their parts. */
export const paperFields = {
  authorization,
  court_order: courtPaper,
  subpoena,
  qualified_protective_order: courtPaper,
  search_warrant: courtPaper,
  administrative_warrant: courtPaper,
  hhs_request: official,
  oversight_request: official,
  coroner_request: official,
  additional_documentation_request: official,
  letters_testamentary: estate,
} as const satisfies Partial<Record<PaperType, readonly PaperPart[]>>;

export type EnteredPaper = keyof typeof paperFields;

const names: readonly string[] = Object.keys(paperFields);
export const isEntered = (kind: string | undefined): kind is EnteredPaper => kind !== undefined && names.includes(kind);
