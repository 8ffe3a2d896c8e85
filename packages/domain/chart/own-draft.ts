import { Refusal, type SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import type { PracticeContext } from '../context.ts';
import { isGone } from './gone.ts';
import type { ChartStore, EntryName } from './ports.ts';
import { writerOf } from './writer.ts';

/** A draft of the member who acts. Refuses `forbidden` for another's, and `signed-already` for what is no draft any more. */
export const ownDraft = async <Entry extends SignedEntry>(
  charts: ChartStore,
  context: PracticeContext,
  name: EntryName<Entry>,
): Promise<z.output<Entry>> => {
  const authorId = writerOf(context, name.kind);
  const entry = await charts.entry(context, name);
  if (entry === undefined || isGone(entry)) throw new Refusal('not-found');

  if (entry.authorId !== authorId) throw new Refusal('forbidden');

  if (entry.state !== 'draft') throw new Refusal('signed-already');

  return entry;
};
