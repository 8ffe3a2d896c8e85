import { recordOperation, signOperation, updateOperation, writeOperation, type Operation } from '@sequester/contract';
import {
  recordEntry,
  signDraft,
  updateDraft,
  writeDraft,
  type ChartStore,
  type PracticeContext,
} from '@sequester/domain';
import { type EntryIds, entryKinds, type PatientId, type SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import { implement } from './stores.ts';

type OnEntry = Operation<EntryIds>;
type UseCase = (stores: {
  charts: ChartStore;
}) => (context: PracticeContext, input: { patientId: PatientId; revision: number }) => Promise<unknown>;

const carriedOut = (operation: OnEntry, useCase: UseCase) =>
  implement(operation, ({ stores, context, params, body, revision }) =>
    useCase(stores)(context, Object.assign({}, params, body, { revision })),
  );

/** Every operation on an entry of a chart: they follow from the kinds. */
export const entryImplementations = entryKinds.flatMap((kind) =>
  kind.life === 'recorded'
    ? [carriedOut(recordOperation(kind), recordEntry<z.ZodType, z.ZodObject>(kind))]
    : [
        carriedOut(writeOperation(kind), writeDraft<z.ZodType, SignedEntry>(kind)),
        carriedOut(updateOperation(kind), updateDraft<z.ZodType, SignedEntry, EntryIds>(kind)),
        carriedOut(signOperation(kind), signDraft<SignedEntry, EntryIds>(kind)),
      ],
);
