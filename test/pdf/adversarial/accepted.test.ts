import { inspectUpload, pressPages, type ExtractSource } from '@sequester/pdf';
import { expect, test } from 'vitest';

import { groupsOf } from './choosing.ts';
import { chosenPage, families } from './specimens.ts';

/** Those of some families that upload accepts, a page of each. */
const accepted = async (names: string[], seed: number): Promise<ExtractSource[]> => {
  const sources: ExtractSource[] = [];
  for (const name of names) {
    const specimen = families[name]?.(seed);
    if (!specimen) throw new Error(`no family ${name}`);
    const found = await inspectUpload(new Uint8Array(specimen.bytes));
    if (found.ok) sources.push({ id: name, bytes: found.bytes, pages: [chosenPage(specimen, seed)] });
  }
  return sources;
};

const SEED = 3;

test.each(groupsOf(10))(
  'upload accepts, and so it can be released: %s',
  async (group) => {
    const names = group.split(', ');
    const sources = await accepted(names, SEED);
    expect(sources.map(({ id }) => id)).toEqual(names);
    expect((await pressPages(sources)).verification).toEqual({ ok: true, findings: [] });
  },
  240_000,
);
