import type { AwsSession } from '@sequester/aws';
import type { DueQuery, EntryPage, EntryQuery, UnsignedQuery } from '@sequester/domain';
import {
  EntryHeader,
  entryKinds,
  isUnsigned,
  partitionKey,
  type PracticeId,
  Refusal,
  rowWithin,
  sortPrefix,
} from '@sequester/model';

import { cursorOf, sortKeyOf } from './cursor.ts';
import { queryPage } from './dynamo.ts';

const entriesInPage = 50;
/** Rows of one read, and reads of one page: what is asked for may be rare. */
const rowsInRead = 200;
const mostReads = 10;

/** A list in which entries stand by what they are about: its partition, and how its sort keys begin. */
interface List {
  partition: string;
  prefix: string;
}

/** The end of a sort key, which is the same in every list, and the order of them all. */
const placeOf = ({ on, entryId }: Pick<EntryHeader, 'on' | 'entryId'>): string => `${on}#${entryId}`;
/** After every place of a day, and of its instants. */
const endOfDay = (day: string): string => `${day}~`;

/** One list of what is signed or recorded, and one for each author whose drafts are seen. */
const listsFor = (practiceId: PracticeId, { patientId, kinds, draftsOf, author, state }: EntryQuery): List[] => {
  const [kind, ...others] = entryKinds.filter(({ name }) => kinds.includes(name));
  const signed: List = {
    partition: partitionKey('listed', { practiceId, patientId }),
    prefix:
      kind !== undefined && others.length === 0
        ? sortPrefix('entryListedByKind', { kind: kind.row })
        : sortPrefix('entryListed'),
  };
  const drafts = draftsOf
    .filter((memberId) => author === undefined || memberId === author)
    .map((memberId) => ({
      partition: partitionKey('unsigned', { practiceId, memberId }),
      prefix: sortPrefix('draftListed', { patientId }),
    }));
  if (state === undefined) return [signed, ...drafts];

  return isUnsigned({ state }) ? drafts : [signed];
};

const isWanted = ({ kinds, author, state, from }: EntryQuery, header: EntryHeader): boolean =>
  kinds.includes(header.kind) &&
  (author === undefined || header.authorId === author) &&
  (state === undefined || header.state === state) &&
  (from === undefined || header.on >= from);

/** The place at which a page goes on, from its cursor. Refuses `invalid-cursor` for one of another list. */
const placeIn = (cursor: string): string => {
  const prefix = sortPrefix('entryListed');
  const sk = sortKeyOf(cursor, prefix);
  if (rowWithin('listed', sk)?.row !== 'entryListed') throw new Refusal('invalid-cursor');

  return sk.slice(prefix.length);
};

const cursorAt = (place: string): string => cursorOf(`${sortPrefix('entryListed')}${place}`);

interface Reader {
  session: AwsSession;
  table: string;
  practiceId: PracticeId;
}

/** The newest rows of some lists before a place. `complete` is the place down to which none is missing. */
const readLists = async (
  { session, table }: Reader,
  lists: readonly List[],
  before: string | undefined,
): Promise<{ headers: EntryHeader[]; complete: string | undefined }> => {
  const pages = await Promise.all(
    lists.map(({ partition, prefix }) =>
      queryPage(session, {
        table,
        partition,
        sortPrefix: prefix,
        descending: true,
        limit: rowsInRead,
        ...(before === undefined ? {} : { start: { pk: partition, sk: `${prefix}${before}` } }),
      }),
    ),
  );
  const open = pages.flatMap(({ items, next }) => {
    const last = items.at(-1);
    return next === undefined || last === undefined ? [] : [placeOf(EntryHeader.parse(last))];
  });
  const complete = open.toSorted().at(-1);
  const headers = pages
    .flatMap(({ items }) => items.map((item) => EntryHeader.parse(item)))
    .filter((header) => complete === undefined || placeOf(header) >= complete)
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
  return { headers, complete };
};

/** What is wanted of some lists: by a header, from a day on, and before a place. */
interface Wanted {
  isWanted: (header: EntryHeader) => boolean;
  from?: string | undefined;
  before?: string | undefined;
}

/** One page of some lists. It reads as far as it has to, and stops early where what is wanted is rare. */
const pageOfLists = async (
  reader: Reader,
  lists: readonly List[],
  { isWanted: wanted, from, before }: Wanted,
): Promise<EntryPage> => {
  const found: EntryHeader[] = [];
  let place = before;
  for (let reads = 0; reads < mostReads; reads += 1) {
    const { headers, complete } = await readLists(reader, lists, place);
    found.push(...headers.filter(wanted));
    const [last, more] = [found[entriesInPage - 1], found.length > entriesInPage];
    if (last !== undefined && (more || complete !== undefined))
      return { entries: found.slice(0, entriesInPage), cursor: cursorAt(placeOf(last)) };

    if (complete === undefined || (from !== undefined && complete < from)) return { entries: found };

    place = complete;
  }
  return place === undefined ? { entries: found } : { entries: found, cursor: cursorAt(place) };
};

/** One page of the entries of a patient, the newest first. */
export const entryPage = (reader: Reader, query: EntryQuery): Promise<EntryPage> => {
  const { from, to, cursor } = query;
  return pageOfLists(reader, listsFor(reader.practiceId, query), {
    isWanted: (header) => isWanted(query, header),
    from,
    before: cursor === undefined ? to && endOfDay(to) : placeIn(cursor),
  });
};

/** One page of what some members have not signed, the newest first. */
export const unsignedPage = (reader: Reader, { authors, cursor }: UnsignedQuery): Promise<EntryPage> => {
  const lists = authors.map((memberId) => ({
    partition: partitionKey('unsigned', { practiceId: reader.practiceId, memberId }),
    prefix: sortPrefix('entryUnsigned'),
  }));
  return pageOfLists(reader, lists, {
    isWanted: () => true,
    before: cursor === undefined ? undefined : placeIn(cursor),
  });
};

/** One page of a partition that holds one list, the earliest first. */
const earliestFirst = async (
  { session, table }: Reader,
  { partition, cursor }: { partition: string; cursor?: string | undefined },
): Promise<EntryPage> => {
  const { items, next } = await queryPage(session, {
    table,
    partition,
    limit: entriesInPage,
    ...(cursor === undefined ? {} : { start: { pk: partition, sk: placeIn(cursor) } }),
  });
  const entries = items.map((item) => EntryHeader.parse(item));
  const last = entries.at(-1);
  return next === undefined || last === undefined ? { entries } : { entries, cursor: cursorAt(placeOf(last)) };
};

/** One page of what a member has to look at again, the earliest first. */
export const duePage = (reader: Reader, { memberId, cursor }: DueQuery): Promise<EntryPage> =>
  earliestFirst(reader, { partition: partitionKey('due', { practiceId: reader.practiceId, memberId }), cursor });

/** One page of what a practice was asked to take out of the record, the earliest first. */
export const askedOutPage = (reader: Reader, { cursor }: { cursor?: string | undefined }): Promise<EntryPage> =>
  earliestFirst(reader, { partition: partitionKey('askedOut', { practiceId: reader.practiceId }), cursor });
