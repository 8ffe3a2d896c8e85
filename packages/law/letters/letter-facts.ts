import type { Artifact } from '../artifacts/artifact.ts';
import type { Facts } from '../facts.ts';
import { governing, rulesOn } from '../states/governing.ts';
import { STATE_NAMES } from '../states/names.ts';
import { privilegeStatute } from '../states/privilege.ts';
import { statutesOf } from '../states/rows.ts';
import type { Asked, Particulars, Proceeding } from './particulars.ts';

const COURT_PAPERS = [
  'administrative_warrant',
  'court_order',
  'qualified_protective_order',
  'search_warrant',
  'subpoena',
] as const;
type CourtPaper = Extract<Artifact, { type: (typeof COURT_PAPERS)[number] }>;

const isCourtPaper = (paper: Artifact): paper is CourtPaper => COURT_PAPERS.some((type) => type === paper.type);

const OF_THE_UNITED_STATES = /\b(u\.? ?s\.?|united states|federal)(?![\w.])/i;

const PAPER: Record<CourtPaper['type'], Proceeding['paper']> = {
  administrative_warrant: 'warrant',
  court_order: 'order',
  qualified_protective_order: 'protective order',
  search_warrant: 'warrant',
  subpoena: 'subpoena',
};

const proceedingOf = ({
  type,
  court,
  docket,
  judge,
  signed_on: signedOn,
  return_date: returnDate,
}: CourtPaper): Proceeding => ({
  paper: PAPER[type],
  federal: OF_THE_UNITED_STATES.test(court ?? ''),
  ...(court ? { court } : {}),
  ...(docket ? { docket } : {}),
  ...(judge ? { judge } : {}),
  ...(signedOn ? { signedOn } : {}),
  ...(returnDate ? { returnDate } : {}),
});

/** The days that the request and its last paper with a range both name. Days that cannot both hold are not said. */
const daysOf = ({ requested, artifacts }: Facts): Pick<Asked, 'from' | 'to'> => {
  const [paper] = artifacts.flatMap((each) => ('date_from' in each ? [each] : [])).slice(-1);
  const from = [requested.date_from, paper?.date_from]
    .flatMap((day) => day ?? [])
    .toSorted()
    .at(-1);
  const to = [requested.date_to, paper?.date_to]
    .flatMap((day) => day ?? [])
    .toSorted()
    .at(0);
  if (from && to && from > to) return {};
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
};

/** What of the facts a letter may say: the proceeding, the state and what was asked for, and nothing that was found. */
export const letterFacts = (
  facts: Facts,
): Pick<Particulars, 'jurisdiction' | 'privilege' | 'proceeding' | 'asked' | 'notesOpen' | 'states'> => {
  const { jurisdiction, requested, artifacts } = facts;
  const paper = artifacts.findLast(isCourtPaper);
  const privilege = privilegeStatute(jurisdiction);
  return {
    notesOpen: rulesOn(facts, 'access').some(({ deniesNotes }) => deniesNotes === false),
    states: governing(facts).map((state) => ({ name: STATE_NAMES[state], statutes: statutesOf(state) })),
    asked: { classes: requested.classes ?? [], ...daysOf(facts) },
    ...(jurisdiction ? { jurisdiction } : {}),
    ...(privilege === undefined ? {} : { privilege }),
    ...(paper === undefined ? {} : { proceeding: proceedingOf(paper) }),
  };
};
