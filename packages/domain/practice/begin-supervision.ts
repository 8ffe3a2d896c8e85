import {
  type CalendarDate,
  type Instant,
  type Member,
  type MemberId,
  Refusal,
  type Supervision,
  SupervisionId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { startOfDay } from '../start-of-day.ts';
import { getPractice } from './get-practice.ts';
import type { PracticeStore } from './ports.ts';
import { endOfDay, overlaps, withSupervision } from './supervisions.ts';

interface Input {
  supervisorId: MemberId;
  superviseeId: MemberId;
  from: CalendarDate;
  until?: CalendarDate | undefined;
}

const demandClinician = (member: Member | undefined): void => {
  if (member === undefined) throw new Refusal('not-found');

  if (member.state === 'disabled') throw new Refusal('member-disabled');

  if (!member.roles.includes('provider')) throw new Refusal('not-a-provider');
};

/**
 * Records that one clinician supervises another from a day on. Refuses `supervision-overlaps` where one of the two supervises
 * the other in that time already.
 */
export const beginSupervision =
  (stores: { practices: PracticeStore }) =>
  async (context: PracticeContext, { supervisorId, superviseeId, from, until }: Input): Promise<Supervision> => {
    const { practices } = stores;
    const [{ timeZone }, supervisor, supervisee, ofSupervisor, ofSupervisee] = await Promise.all([
      getPractice(stores)(context),
      practices.member(context, supervisorId),
      practices.member(context, superviseeId),
      practices.supervisionsOf(context, supervisorId),
      practices.supervisionsOf(context, superviseeId),
    ]);
    demandClinician(supervisor);
    demandClinician(supervisee);
    const span: { beginsAt: Instant; endsAt?: Instant } = {
      beginsAt: startOfDay(from, timeZone),
      ...(until === undefined ? {} : { endsAt: endOfDay(until, timeZone) }),
    };
    const between = ofSupervisor.supervisions.filter((one) =>
      [one.supervisorId, one.superviseeId].includes(superviseeId),
    );
    if (between.some((one) => overlaps(one, span))) throw new Refusal('supervision-overlaps');

    const supervision: Supervision = {
      supervisionId: SupervisionId.parse(context.newId('supervision')),
      supervisorId,
      superviseeId,
      from,
      ...(until === undefined ? {} : { until }),
      ...span,
      recordedBy: memberOf(context),
      recordedAt: context.now,
    };
    const { supervisionId } = supervision;
    const subject = { supervisionId, supervisorId, superviseeId, from, ...(until === undefined ? {} : { until }) };
    await practices.changeSupervisions(
      context,
      [ofSupervisor, ofSupervisee].map((row) => withSupervision(row, supervision)),
      { event: auditEvent(context, 'supervision.begun', subject), answer: supervision },
    );
    return supervision;
  };
