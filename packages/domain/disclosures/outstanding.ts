import type { Instant, NoticeDecision, RequestFile } from '@sequester/model';

/** The decisions on telling the individual that each answer of the law allows. An answer that is not here asks for none. */
const allowed: Readonly<Record<string, readonly NoticeDecision[]>> = {
  'required promptly': ['informed'],
  'withheld on professional judgment, documented': ['withheld'],
  'not to the suspected representative': ['not-through-the-representative', 'informed'],
};

/** How the individual may be told of the report as the facts stand, or not. */
export const allowedNotices = ({ decisions }: Pick<RequestFile, 'decisions'>): readonly NoticeDecision[] =>
  allowed[decisions.at(-1)?.decision.patientNotice ?? ''] ?? [];

export interface Outstanding {
  duty: 'privacy-officer-review' | 'notice-to-individual' | 'notice-of-demand';
  what: string;
  since: Instant;
  citation: string;
}

/** The last notice of a demand, while nobody recorded that it went out. */
const unsentNotice = ({ letters }: Pick<RequestFile, 'letters'>): Outstanding[] => {
  const notice = letters.findLast(({ kind }) => kind === 'notice-to-patient');
  if (notice === undefined || notice.dispatches.length > 0) return [];

  return [
    {
      duty: 'notice-of-demand',
      what: 'Send the patient the notice of the demand, and record that it went out.',
      since: notice.at,
      citation: '45 CFR 164.512(e)(1)(ii)-(vi)',
    },
  ];
};

const afterStatements = (file: Pick<RequestFile, 'decisions' | 'statements' | 'followUps'>): Outstanding[] => {
  const last = file.statements.at(-1);
  const [first] = file.statements;
  if (last === undefined || first === undefined) return [];

  const reviewed = file.followUps.some(({ kind, at }) => kind === 'review' && at >= last.at);
  const noticed = file.followUps.some((done) => done.kind === 'notice' && allowedNotices(file).includes(done.decision));
  return [
    ...(reviewed
      ? []
      : [
          {
            duty: 'privacy-officer-review' as const,
            what: 'The privacy officer looks at what was disclosed.',
            since: last.at,
            citation: '45 CFR 164.530(a)(1)(i), (j)',
          },
        ]),
    ...(noticed || allowedNotices(file).length === 0
      ? []
      : [
          {
            duty: 'notice-to-individual' as const,
            what: 'Tell the individual of the report, or record why not.',
            since: first.at,
            citation: '45 CFR 164.512(c)(2)',
          },
        ]),
  ];
};

/** What is still to be done on a request: a notice of a demand, and what follows the statements, which did not wait for it. */
export const outstandingDuties = (
  file: Pick<RequestFile, 'decisions' | 'statements' | 'followUps' | 'letters'>,
): Outstanding[] => [...unsentNotice(file), ...afterStatements(file)];
