import type { Accompanying, Labelled, Matter } from '../matter.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import { recordClasses } from '../vocabulary/papers.ts';
import { requestedClasses } from '../vocabulary/records.ts';
import type { Artifact } from './artifact.ts';
import { type HolderClass, type RecipientClass, isHolder, isOfClass } from './classes.ts';
import { laterThan } from './dated.ts';
import { overruledBy, replacedBy } from './docket.ts';
import { holderClassIn, recipientClassIn } from './earlier-classes.ts';
import { type Force, ended, endedWarrant, notRecordedInForce } from './force.ts';
import type { Covered } from './order.ts';

/** The common fields of papers, as far as a paper has them. */
interface Presented extends Force {
  patient?: string | null;
  custodian?: string | null;
  discloser?: string | null;
  holder_class?: HolderClass | null;
  recipients?: string[] | null;
  recipient_classes?: RecipientClass[] | null;
  signed_on?: string | null;
  received_on?: string | null;
  items?: string[] | null;
  asks_for?: string | string[] | null;
}

/** One common check of a kind of paper: what it says when the paper says nothing, where silence counts, and when it names another. */
interface Naming {
  silent?: ReasonCode;
  another: ReasonCode;
}

/** How a kind of paper is read at the gate. Every kind has a row; what a row leaves out, the kind of paper never says. */
interface Row {
  patient: Naming;
  custodian?: Naming & { field: 'custodian' | 'discloser' };
  recipient?: Naming;
  /** What it says when a paper names neither patient nor holder and describes records by class alone. */
  unnamed?: ReasonCode;
  /** Whether somebody must have recorded that it is in force, or only what says that it is not counts. */
  force?: 'recorded' | 'unless-ended' | 'as-a-warrant';
  /** The kinds of record of which an order of the same matter takes its place: the ordinary record, or what is asked for. */
  yields?: 'of-the-record' | 'of-what-is-asked';
}

/** An order, also where it came as a subpoena that a judge signed. */
export const ORDER: Row = {
  patient: { silent: 'order-patient-not-named', another: 'order-for-another-patient' },
  custodian: { field: 'custodian', silent: 'order-custodian-not-named', another: 'order-for-another-custodian' },
  recipient: { silent: 'order-recipients-missing', another: 'order-recipient-mismatch' },
  force: 'recorded',
};
const WARRANT: Row = {
  patient: { another: 'warrant-for-another-patient' },
  custodian: { field: 'custodian', another: 'warrant-for-another-custodian' },
  recipient: { another: 'warrant-for-another-agency' },
  unnamed: 'warrant-names-nobody',
  force: 'as-a-warrant',
  yields: 'of-what-is-asked',
};
const OFFICIAL: Row = {
  patient: { another: 'official-request-for-another-patient' },
  custodian: { field: 'custodian', another: 'official-request-for-another-custodian' },
  recipient: { another: 'official-request-of-another' },
  force: 'unless-ended',
  yields: 'of-what-is-asked',
};
const SUBPOENA: Row = {
  patient: { silent: 'order-patient-not-named', another: 'order-for-another-patient' },
  custodian: { field: 'custodian', silent: 'order-custodian-not-named', another: 'order-for-another-custodian' },
  recipient: { another: 'order-recipient-mismatch' },
  force: 'unless-ended',
};

/** A subpoena that comes with an order and compels what the order authorizes (42 CFR 2.61). */
export const BESIDE_AN_ORDER = SUBPOENA;

const RESEARCH: Row = {
  patient: { another: 'paper-for-another-patient' },
  recipient: { another: 'paper-for-another-recipient' },
};

/** Every kind of paper on which something may leave. What only restricts or accompanies counts for the patient whom it names (`papers`). */
export type Gated = Exclude<Artifact, { type: Accompanying }>;

/** What is read of every kind of paper before its own rules. */
export const GATE: Record<Gated['type'], Row> = {
  authorization: {
    patient: { silent: 'authorization-patient-not-recorded', another: 'authorization-for-another-patient' },
    custodian: { field: 'discloser', silent: 'discloser-missing', another: 'discloser-mismatch' },
    recipient: { silent: 'recipient-missing', another: 'recipient-mismatch' },
  },
  court_order: ORDER,
  qualified_protective_order: ORDER,
  subpoena: { ...SUBPOENA, yields: 'of-the-record' },
  search_warrant: WARRANT,
  administrative_warrant: WARRANT,
  hhs_request: OFFICIAL,
  oversight_request: OFFICIAL,
  coroner_request: { ...OFFICIAL, unnamed: 'request-names-nobody' },
  additional_documentation_request: OFFICIAL,
  irb_waiver: { patient: { another: 'paper-for-another-patient' } },
  research_representation: RESEARCH,
  data_use_agreement: {
    ...RESEARCH,
    recipient: { silent: 'data-use-agreement-incomplete', another: 'paper-for-another-recipient' },
  },
  letters_testamentary: {
    patient: { silent: 'letters-name-no-decedent', another: 'letters-for-another-decedent' },
    force: 'unless-ended',
  },
};

const NOBODY_IN_PARTICULAR = /^(to )?(whom(soever)? it may concern|any(one| person| party)|bearer|all parties)/i;

type Found = [code: ReasonCode, field: string][];

const patient = ({ patient: named }: Presented, row: Row, { facts }: Matter): Found => {
  if (!named) return row.patient.silent ? [[row.patient.silent, 'patient']] : [];
  return named === facts.patient.id ? [] : [[row.patient.another, 'patient']];
};

const custodian = (paper: Presented, { custodian: row }: Row, { facts }: Matter): Found => {
  if (!row || isHolder(paper.holder_class)) return [];
  const named = paper[row.field];
  const said = named && named !== facts.holder.id ? holderClassIn(named) : undefined;
  if (said && said !== 'unread' && isHolder(said)) return [];
  if (said === 'unread' || (!named && !paper.holder_class)) return row.silent ? [[row.silent, row.field]] : [];
  return named === facts.holder.id ? [] : [[row.another, named ? row.field : 'holder_class']];
};

const recipient = (paper: Presented, { recipient: row }: Row, { facts: { requester } }: Matter): Found => {
  if (!row) return [];
  const named = (paper.recipients ?? []).filter((each) => !NOBODY_IN_PARTICULAR.test(each.trim()));
  const said = named.map(recipientClassIn);
  const inWords = said.filter((each) => each !== undefined && each !== 'unread');
  const classes = [...(paper.recipient_classes ?? []), ...inWords];
  if (named.includes(requester.id) || classes.some((each) => isOfClass(requester, each))) return [];
  const unknown = named.length + classes.length === 0 || said.includes('unread');
  if (unknown) return row.silent ? [[row.silent, 'recipients']] : [];
  return [[row.another, 'recipients']];
};

const force = (paper: Presented, { force: how }: Row, { today }: Matter): Found => {
  if (!how) return [];
  if (how === 'as-a-warrant') return endedWarrant(paper, today);
  return [...(how === 'recorded' ? notRecordedInForce(paper) : []), ...ended(paper, today)];
};

const here = (paper: Presented, _: Row, { today }: Matter): Found => {
  const later = laterThan(today, paper);
  return later ? [['signed-after-this-instant', later]] : [];
};

const isClass = (word: string) =>
  [...requestedClasses, ...recordClasses, 'medical_record'].some((each) => each === word);

/** A class of records, and nobody whose they are: Fed. R. Crim. P. 41(e)(2)(A). An entry by its own number says whose it is. */
const unnamed = (paper: Presented, { unnamed: code }: Row): Found => {
  if (!code || paper.patient || paper.custodian || paper.holder_class) return [];
  const described = [paper.items ?? [], paper.asks_for ?? []].flat();
  return described.some(isClass) ? [[code, 'patient']] : [];
};

const CHECKS = [patient, custodian, unnamed, recipient, force, here];

const kindsAsked = ({ asksForNotes, asksForOrdinary }: Matter): Covered[] => [
  ...(asksForNotes ? (['psychotherapy_notes'] as const) : []),
  ...(asksForOrdinary ? (['medical_record'] as const) : []),
];

const replaced = (paper: Artifact, { yields }: Row, matter: Matter): string[] => {
  if (!yields) return [];
  return replacedBy(paper, yields === 'of-the-record' ? ['medical_record'] : kindsAsked(matter), matter);
};

/** The gate: every paper is for this patient, this holder and this requester, in force, and here, before its own rules are read. */
export const gateDefects = (
  { paper, label }: Labelled<Gated>,
  matter: Matter,
  row: Row = GATE[paper.type],
): Raised[] => [
  ...CHECKS.flatMap((check) => check(paper, row, matter)).map(([code, field]) => raise(code, `${label}.${field}`)),
  ...overruledBy(paper, matter).map((later) => raise('privilege-upheld', `${later}.privilege_ruling`)),
  ...replaced(paper, row, matter).map((later) => raise('later-order-controls', later)),
];
