import type { Artifact } from '@sequester/law';
import {
  type Cover,
  type PatientFacts,
  type RecordedDecision,
  type RequestFile,
  type SelectedNote,
} from '@sequester/model';

import { standing } from './artifact.ts';
import { selectionOf } from './ceiling.ts';
import { groundActedOn } from './disclosure-log.ts';
import { printedName } from './printed-name.ts';

interface Basis {
  basis: string;
  docket: string;
}

const ofOrder = (artifact: Artifact | undefined): Basis => {
  const order = artifact !== undefined && 'docket' in artifact ? artifact : undefined;
  const by = [order?.court, order?.judge, order?.signed_on].filter((part) => typeof part === 'string').join(', ');
  return { basis: `court order${by === '' ? '' : ` (${by})`}, 45 CFR 164.512(e)(1)(i)`, docket: order?.docket ?? '' };
};

const ofAuthorization = (artifact: Artifact | undefined): Basis => {
  const signedOn = artifact?.type === 'authorization' ? artifact.signed_on : undefined;
  return {
    basis: `authorization${typeof signedOn === 'string' ? ` signed ${signedOn}` : ''}, 45 CFR 164.508`,
    docket: '',
  };
};

/** The paper that the decision names as what it rests on. */
const restsOn = ({ artifacts }: RequestFile, { decision }: RecordedDecision): Artifact | undefined => {
  const named = new Set(decision.reasons.map(({ because }) => because));
  const recorded = artifacts.findLast(({ artifactId }) => named.has(artifactId));
  return recorded === undefined ? undefined : standing(recorded);
};

const basisOf = (file: RequestFile, decided: RecordedDecision): Basis => {
  const ground = groundActedOn(file.request, decided);
  if (ground === 'court_order') return ofOrder(restsOn(file, decided));

  return ground === 'authorization'
    ? ofAuthorization(restsOn(file, decided))
    : { basis: `${ground.replaceAll('_', ' ')}, 45 CFR 164.508(a)(2)`, docket: '' };
};

/** For which reasons something is taken out of a note, and how often; a page of which parts are kept counts once. */
const takenOutOf = ({ redactions = [], kept = [] }: SelectedNote): string | undefined => {
  const reasons = [
    ...redactions.map(({ reason }) => reason),
    ...[...new Set(kept.map(({ page }) => page))].map(() => 'outside-extract'),
  ];
  const counted = [...Map.groupBy(reasons, (reason) => reason)].map(([reason, those]) => `${reason} (${those.length})`);
  return counted.length === 0 ? undefined : counted.toSorted((a, b) => a.localeCompare(b)).join(', ');
};

const itemOf = (patient: PatientFacts, note: SelectedNote): Cover['items'][number] => {
  const { sessionDate, version, selected, sha256, draft } = note;
  const what = draft === true ? 'Unsigned draft of a psychotherapy note' : 'Psychotherapy note';
  const takenOut = takenOutOf(note);
  return {
    label: `${what} on ${printedName(patient)}, session of ${sessionDate}`,
    version: `${draft === true ? 'Copy' : 'Version'} ${version}`,
    pages: selected,
    sourceSha256: sha256,
    ...(takenOut === undefined ? {} : { takenOut }),
  };
};

const withheld =
  'Whatever is outside the scope of the basis named above is not enclosed; nothing is said of whether more exists.';
const blackedOut = 'Where something was taken out of an enclosed page, a black block stands there with the reason.';
const hiddenTakenOut = 'Words that the enclosed files held and that could not be seen on their pages were taken out.';
const hiddenKept = 'Some enclosed pages hold words that cannot be seen on them; they were left as they are.';

/** What the cover says of what is not enclosed. */
const withheldOf = (notes: readonly SelectedNote[]): string[] => {
  const ways = new Set(notes.flatMap(({ hidden = [] }) => hidden.map(({ way }) => way)));
  return [
    withheld,
    ...(notes.some((note) => takenOutOf(note) !== undefined) ? [blackedOut] : []),
    ...(ways.has('taken-out') ? [hiddenTakenOut] : []),
    ...(ways.has('kept') ? [hiddenKept] : []),
  ];
};

const notice =
  'Confidential mental health records. Use them only for the purpose for which they were released. Do not disclose them further except as the basis named above, the patient’s written authorization or the law allows.';

const termsOf = (terms: readonly string[]): string => (terms.length === 0 ? '' : ` Terms: ${terms.join('; ')}.`);

/** The cover of an extract: who released what to whom, on what basis, and what the recipient may not do with it. */
export const coverOf = (file: RequestFile, decided: RecordedDecision): Cover => {
  const { practiceName, recipient, patient } = file.request;
  const notes = selectionOf(file);
  return {
    title: 'Extract of psychotherapy notes',
    practice: practiceName,
    recipient: [recipient.name, recipient.organisation].filter((part) => part !== undefined).join(', '),
    ...basisOf(file, decided),
    items: notes.map((note) => itemOf(patient, note)),
    withheld: withheldOf(notes),
    notice: `${notice}${termsOf(decided.decision.scope.terms ?? [])}`,
  };
};
