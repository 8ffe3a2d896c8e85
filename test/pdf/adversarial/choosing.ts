import { chosenPage, expected, families } from './specimens.ts';

/** A cover whose words are in no specimen. */
export const cover = {
  title: 'Extract of psychotherapy notes',
  practice: 'Harbor Lane Therapy (invented)',
  recipient: 'Jordan Sample, Esq.',
  basis: 'Court order of 2026-03-30',
  docket: 'FL-2026-00123',
  items: [{ label: 'Psychotherapy note', version: '1', pages: [1], sourceSha256: 'ab'.repeat(32) }],
  withheld: ['Pages that the order does not cover.'],
  notice: 'Further disclosure may be unlawful.',
};

/** One page chosen from a specimen of each seed, with what has to be in its extract and what must not be. */
export const chosen = (family: string, seeds: number[]) =>
  seeds.map((seed) => {
    const specimen = families[family]?.(seed);
    if (!specimen) throw new Error(`no family ${family}`);
    const page = chosenPage(specimen, seed);
    return {
      id: specimen.name,
      family,
      bytes: new Uint8Array(specimen.bytes),
      pages: [page],
      ...expected(specimen, page),
    };
  });

/** The names of some families at a time, because each extract costs a start of the engines. */
export const groupsOf = (size: number, names = Object.keys(families)): string[] =>
  names.flatMap((_, index) => (index % size === 0 ? [names.slice(index, index + size).join(', ')] : []));
