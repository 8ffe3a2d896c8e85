import { accessDue, accountingDue, amendmentDue, dayIn, stateAccessDue } from '@sequester/law';
import { CalendarDate, type DisclosureRequest, type RequestFile } from '@sequester/model';

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
  { access }: DisclosureRequest,
  { what, citation, by, extendedBy }: DueDate & { extendedBy: string },
): DueDate =>
  access?.extension === undefined ? { what, citation, by, extendedBy } : { what, citation, by: extendedBy };

const isOver = ({ status }: DisclosureRequest): boolean => endedStates.includes(status) && status !== 'refused';

const statutoryDays = (request: DisclosureRequest): DueDate[] => {
  const { groundAsserted, receivedAt } = request;
  const clock = clocks[groundAsserted];
  const receivedOn = dayIn(receivedAt, request.timeZone);
  const state = groundAsserted === 'patient_access' ? stateAccessDue(request.jurisdiction, receivedOn) : undefined;
  const statutory = clock === undefined ? [] : [extendedOnce(request, { ...clock, ...clock.due(receivedOn) })];
  const ofState = state === undefined ? [] : [{ what: 'Access, by the law of the state', ...state }];
  return [...statutory, ...ofState];
};

/** The days by which a request has to be answered, the earliest first; none once it has ended. */
export const dueDates = ({ request, artifacts }: Pick<RequestFile, 'request' | 'artifacts'>): DueDate[] =>
  isOver(request)
    ? []
    : [...statutoryDays(request), ...returnDates({ artifacts })].toSorted((a, b) => a.by.localeCompare(b.by));

/** The first of those days, of the request's own row alone. */
export const answerDay = (request: DisclosureRequest): string | undefined => {
  if (isOver(request)) return undefined;

  const days = [
    ...statutoryDays(request).map(({ by }) => by),
    ...(request.returnDate === undefined ? [] : [request.returnDate]),
  ];
  return days.toSorted()[0];
};

/** A request with the first return date of its papers as they now are. */
export const withReturnDate = (
  { returnDate: _before, ...request }: DisclosureRequest,
  papers: Pick<RequestFile, 'artifacts'>,
): DisclosureRequest => {
  const [first] = returnDates(papers)
    .map(({ by }) => by)
    .toSorted();
  return first === undefined ? request : { ...request, returnDate: CalendarDate.parse(first) };
};
