import { accessDue, accountingDue, amendmentDue, dayIn, stateAccessDue } from '@sequester/law';
import type { RequestFile } from '@sequester/model';

import { deadOrders, isCourtPaper, standing } from './artifact.ts';
import { endedStates } from './transitions.ts';

/** A day by which the law, or a court, wants an answer. */
export interface DueDate {
  what: string;
  by: string;
  /** By when at the latest, where the practice says in time why it needs longer. */
  extendedBy?: string;
  citation: string;
}

const clocks: Partial<
  Record<
    RequestFile['request']['groundAsserted'],
    { what: string; citation: string; due: (receivedOn: string) => { by: string; extendedBy: string } }
  >
> = {
  patient_access: {
    what: 'Answer to the patient’s request for access',
    citation: '45 CFR 164.524(b)(2)',
    due: accessDue,
  },
  accounting: { what: 'Accounting of disclosures', citation: '45 CFR 164.528(c)(1)', due: accountingDue },
  amendment: {
    what: 'Answer to the patient’s request for amendment',
    citation: '45 CFR 164.526(b)(2)',
    due: amendmentDue,
  },
};

const returnDates = ({ artifacts }: Pick<RequestFile, 'artifacts'>): DueDate[] =>
  artifacts.map(standing).flatMap((artifact) => {
    if (
      !isCourtPaper(artifact) ||
      typeof artifact.return_date !== 'string' ||
      deadOrders.has(artifact.status ?? 'in_force')
    )
      return [];

    const paper = artifact.type.replaceAll('_', ' ');
    return [
      {
        what: `Return date of the ${paper}${typeof artifact.docket === 'string' ? `, docket ${artifact.docket}` : ''}`,
        by: artifact.return_date,
        citation: '45 CFR 164.512(e)(1)',
      },
    ];
  });

/** A day that was extended, which it is once. */
const extendedOnce = (
  { access }: RequestFile['request'],
  { what, citation, by, extendedBy }: DueDate & { extendedBy: string },
): DueDate =>
  access?.extension === undefined ? { what, citation, by, extendedBy } : { what, citation, by: extendedBy };

/** The days by which a request has to be answered, the earliest first; none once it has ended. */
export const dueDates = ({ request, artifacts }: Pick<RequestFile, 'request' | 'artifacts'>): DueDate[] => {
  const { groundAsserted, receivedAt, status } = request;
  if (endedStates.includes(status) && status !== 'refused') return [];

  const clock = clocks[groundAsserted];
  const receivedOn = dayIn(receivedAt, request.timeZone);
  const state = groundAsserted === 'patient_access' ? stateAccessDue(request.jurisdiction, receivedOn) : undefined;
  const statutory = clock === undefined ? [] : [extendedOnce(request, { ...clock, ...clock.due(receivedOn) })];
  const ofState = state === undefined ? [] : [{ what: 'Access, by the law of the state', ...state }];
  return [...statutory, ...ofState, ...returnDates({ artifacts })].toSorted((a, b) => a.by.localeCompare(b.by));
};
