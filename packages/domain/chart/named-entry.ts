import { textAt, type Kind, type PatientId } from '@sequester/model';
import type * as z from 'zod';

import type { EntryName } from './ports.ts';

/** The entry that the ids of a path name. */
export const namedEntry = <Entry extends z.ZodObject>(
  kind: Kind<z.ZodType, Entry>,
  ids: { patientId: PatientId },
): EntryName<Entry> => ({ kind, patientId: ids.patientId, id: kind.id.parse(textAt(ids, `${kind.name}Id`)) });

/** How an event names an entry. */
export const subjectOf = ({ kind, patientId, id }: EntryName) => ({ patientId, [`${kind.name}Id`]: id });
