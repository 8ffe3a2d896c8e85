import type { ReadRecord, RecordsToPress } from '@sequester/domain';
import { amongMembers } from '@sequester/model';

import { takenOutOf } from './taken-out.ts';
import type { Surroundings } from './types.ts';

/** What says only where a file or a row lies, and what members say to each other. */
const ofTheService = new Set([...amongMembers, 'appointmentId', 'editing', 'objectKey', 'practiceId']);

/** The fields of a value that are told, at any depth. */
const told = (value: unknown, at: string, shows: (path: string) => boolean): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;

  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      const inside = at === '' ? name : `${at}.${name}`;
      return ofTheService.has(name) || !shows(inside) ? [] : [[name, told(inner, inside, shows)]];
    }),
  );
};

/** Of an entry as data: what a payer is not told stays out, and so does what says only where a file lies. */
export const entryData = (
  { kind, entryId, entry, addenda }: ReadRecord,
  { takenOut, shows }: Pick<RecordsToPress, 'takenOut'> & Pick<Surroundings, 'shows'>,
): unknown => {
  const out = takenOut.filter((one) => one.entryId === entryId);
  const data = {
    kind,
    entryId,
    entry: told(entry, '', (at) => shows(kind, at)),
    ...(addenda.length === 0 ? {} : { addenda }),
  };
  return takenOutOf(data, out);
};
