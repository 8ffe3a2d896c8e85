import type { AuditStore } from '@sequester/domain';
import type { AuditEvent } from '@sequester/model';

import { ofPractice } from '../in-practice.ts';
import { pageOf } from '../pages.ts';

const eventsInPage = 100;

const recordedAt = ({ at, id }: Pick<AuditEvent, 'at' | 'id'>): string => `${at}#${id}`;

/** The audit of practices in memory, newest event first. What is asked for is looked for in events as they are shown. */
export const literalAudit = (events: readonly AuditEvent[]): AuditStore => ({
  events: async (context, { cursor, subject, show }) => {
    const shown = ofPractice(context, events)
      .toSorted((one, other) => (recordedAt(one) > recordedAt(other) ? -1 : 1))
      .flatMap((event) => show(event) ?? [])
      .filter((event) => subject === undefined || event.subject[subject.name] === subject.value);
    const { rows, ...next } = pageOf(shown, { size: eventsInPage, cursor, keyOf: recordedAt });
    return { events: rows, ...next };
  },
});
