import { Refusal, type SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import type { PracticeContext } from '../context.ts';
import type { ChartStore, EntryName } from './ports.ts';
import { writerOf } from './writer.ts';

/** An entry of the member who acts, draft or signed. Refuses `forbidden` for another's. */
export const ownEntry = async <Entry extends SignedEntry>(
  charts: ChartStore,
  context: PracticeContext,
  name: EntryName<Entry>,
): Promise<z.output<Entry>> => {
  const authorId = writerOf(context, name.kind);
  const entry = await charts.entry(context, name);
  if (entry === undefined) throw new Refusal('not-found');

  if (entry.authorId !== authorId) throw new Refusal('forbidden');

  return entry;
};
