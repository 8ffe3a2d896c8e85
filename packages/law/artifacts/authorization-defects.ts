import type { Labelled, Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { type Check, copy, description, expiry, purpose, signature, statements } from './authorization-elements.ts';
import {
  compound,
  compoundOrdinary,
  conditioning,
  range,
  remuneration,
  revocation,
  truth,
} from './authorization-life.ts';
import type { AuthorizationArtifact } from './authorization.ts';
import { gateDefects } from './gate.ts';
import { signer } from './representative.ts';
import { stateFormalities } from './state-formalities.ts';

const OF_ANY_FORM: Check[] = [
  description,
  purpose,
  expiry,
  signature,
  signer,
  statements,
  copy,
  conditioning,
  revocation,
  truth,
  remuneration,
  stateFormalities,
];

const covers = (form: AuthorizationArtifact, ...kinds: string[]) =>
  (form.covers ?? []).some((kind) => kinds.includes(kind));

const namesNotes = (form: AuthorizationArtifact) => covers(form, 'psychotherapy_notes', 'sud_counseling_notes');

/** 42 CFR 2.31(b): a general consent does not reach counseling notes. 45 CFR 164.508(a)(2): nor does a general authorization reach notes. */
const naming: Check = (form, { notes }) => {
  const counseling = notes.some((note) => note.class === 'sud_counseling_note');
  const general = form.form === 'part2_tpo_consent' || !covers(form, 'sud_counseling_notes');
  if (counseling && general) return [['counseling-notes-need-own-consent', 'covers']];
  return counseling || covers(form, 'psychotherapy_notes') ? [] : [['psychotherapy-notes-not-named', 'covers']];
};

const run = (checks: Check[], form: Labelled<AuthorizationArtifact>, matter: Matter): Raised[] => [
  ...gateDefects(form, matter),
  ...checks
    .flatMap((check) => check(form.paper, matter))
    .map(([code, field, statute]) => raise(code, `${form.label}.${field}`, statute)),
];

/** Every defect of a form for notes: 45 CFR 164.508(b)(2), (c). None means that the form is good for what it describes. */
export const noteDefects = (form: Labelled<AuthorizationArtifact>, matter: Matter) =>
  run([...OF_ANY_FORM, compound, naming, ...(namesNotes(form.paper) ? [range] : [])], form, matter);

const ordinaryOnly: Check = (form) => {
  if (namesNotes(form)) return [['compound-authorization', 'covers']];
  return covers(form, 'designated_record_set', 'part2_records') ? [] : [['description-missing', 'covers']];
};

/** Every defect of a form for the ordinary record. A form that also names notes is compound and good for neither. */
export const ordinaryDefects = (form: Labelled<AuthorizationArtifact>, matter: Matter) =>
  run([...OF_ANY_FORM, compoundOrdinary, ordinaryOnly], form, matter);
