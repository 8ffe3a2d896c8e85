import { operations } from '@sequester/contract/operations';
import { type TypedKind, typedKinds, type Role } from '@sequester/model';
import { exampleEntries, firstActOf } from '@sequester/testing/chart/example-entries';
import * as z from 'zod';

import type { Caller } from '../demo/api.ts';
import type { Cast } from '../demo/cast.ts';

/** Who records a kind: a therapist where they may. */
const writerOf = (cast: Cast, { writers }: { writers: readonly Role[] }): Caller =>
  writers.includes('provider') ? cast.therapist : cast.owner;

/** A notice that the practice has published. */
export const publishNotice = (cast: Cast): Promise<{ noticeId: string }> =>
  cast.owner.post(
    '/privacy-notices',
    { title: 'Notice (invented)', effectiveOn: '2026-01-01', text: 'An invented notice.' },
    z.object({ noticeId: z.string() }),
  );

/** A hold on a patient's records. */
export const placeHold = (cast: Cast, patientId: string): Promise<{ holdId: string }> =>
  cast.officer.post(
    `/patients/${patientId}/legal-holds`,
    { reason: 'An invented dispute' },
    z.object({ holdId: z.string() }),
  );

/** The example of a kind, held by a therapist of this practice where it names one. */
export const exampleIn = ({ therapistId }: Cast, { name }: TypedKind): object => {
  const example = exampleEntries[name];
  return 'clinicianId' in example ? { ...example, clinicianId: therapistId } : example;
};

/** What is sent for an entry of a kind: the example, of which the notice has to be one that the practice has published. */
const entryBodyOf = async (cast: Cast, kind: TypedKind): Promise<object> => {
  const example = exampleIn(cast, kind);
  return kind.name === 'noticeGiven' ? { ...example, ...(await publishNotice(cast)) } : example;
};

/** Records one entry of each kind in a patient's chart, through the API, and answers their ids by field. */
export const recordEntries = async (
  cast: Cast,
  patientId: string,
  { kinds = typedKinds, by }: { kinds?: readonly TypedKind[]; by?: Caller } = {},
): Promise<Record<string, string>> => {
  const ids: Record<string, string> = {};
  for (const kind of kinds) {
    const path = operations.find(({ id }) => id === firstActOf(kind).operation)?.path ?? '';
    const own = `${kind.name}Id`;
    const entry = await (by ?? writerOf(cast, kind)).post(
      path.replace('{patientId}', patientId),
      await entryBodyOf(cast, kind),
      z.looseObject({ [own]: z.string() }),
    );
    ids[own] = z.string().parse(entry[own]);
  }
  return ids;
};
