import {
  Refusal,
  type ChosenEntry,
  isSameNamed,
  type RecordedDecision,
  type RecordsChoice,
  type RefusalDetail,
} from '@sequester/model';

import { demandsNecessity } from '../disclosures/account-for.ts';
import { digestOf } from '../disclosures/digest.ts';
import type { ListedRecord } from './record-classes.ts';

const beyond = (details: RefusalDetail[]): void => {
  if (details.length > 0) throw new Refusal('selection-beyond-ceiling', details);
};

const notInCeiling = (path: string): RefusalDetail => ({ path, code: 'not-in-ceiling' });

/** Refuses what names a kind or an entry that the decision does not let out. */
const demandWithin = (
  { kinds = [], leftOut = [], takenOut = [] }: RecordsChoice,
  allowed: readonly ListedRecord[],
): void => {
  const [names, ids] = [new Set(allowed.map(({ kind }) => kind)), new Set(allowed.map(({ entryId }) => entryId))];
  beyond([
    ...kinds.flatMap((kind, index) => (names.has(kind) ? [] : [notInCeiling(`body.kinds.${index}`)])),
    ...leftOut.flatMap((id, index) => (ids.has(id) ? [] : [notInCeiling(`body.leftOut.${index}`)])),
    ...takenOut.flatMap(({ entryId }, index) =>
      ids.has(entryId) ? [] : [notInCeiling(`body.takenOut.${index}.entryId`)],
    ),
  ]);
};

const dayLength = 10;

/** The entries that a choice takes of those that may leave, in their order. Refuses `selection-beyond-ceiling` and `selection-empty`. */
export const chosenOf = (choice: RecordsChoice, allowed: readonly ListedRecord[]): ListedRecord[] => {
  demandWithin(choice, allowed);
  const { kinds, dateFrom = '', dateTo, leftOut = [] } = choice;
  const out = new Set(leftOut);
  const isOf = kinds === undefined ? undefined : new Set(kinds);
  const chosen = allowed.filter(({ kind, entryId, on }) => {
    const day = on.slice(0, dayLength);
    return (isOf?.has(kind) ?? true) && !out.has(entryId) && day >= dateFrom && (dateTo === undefined || day <= dateTo);
  });
  if (chosen.length === 0) throw new Refusal('selection-empty');

  return chosen;
};

/** Refuses `redaction-demanded` and `necessity-not-stated` where the ceiling asks for more than was said (45 CFR 164.502(b)). */
export const demandSaid = (
  { names = [], takenOut = [], noMoreThanNecessary }: RecordsChoice,
  { decision }: RecordedDecision,
): void => {
  const { redact = [] } = decision.scope;
  const open = redact.flatMap((wanted, index): RefusalDetail[] =>
    names.some(({ name }) => isSameNamed(name, wanted))
      ? []
      : [
          {
            path: 'body.names',
            code: 'not-accounted-for',
            text: `Say of number ${index + 1} of those to be taken out whether it is taken out of these entries or does not occur in them.`,
          },
        ],
  );
  const idle = names.flatMap(({ how }, index): RefusalDetail[] =>
    how === 'taken-out' && takenOut.length === 0
      ? [{ path: `body.names.${index}`, code: 'nothing-taken-out', text: 'No passage of these entries is taken out.' }]
      : [],
  );
  if (open.length + idle.length > 0) throw new Refusal('redaction-demanded', [...open, ...idle]);

  if (demandsNecessity(decision) && noMoreThanNecessary !== true) throw new Refusal('necessity-not-stated');
};

/** The digest of a choice with its entries as they stand: an approval counts for it. */
export const selectionSha256 = (choice: RecordsChoice, entries: readonly ChosenEntry[]): string =>
  digestOf({ choice, entries });
