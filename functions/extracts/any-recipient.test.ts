import { receiveRequest } from '@sequester/contract';
import { printedLineDefect, Recipient, Requester } from '@sequester/model';
import { buildExtract, pageTexts, sealNote, verifyExtract, type ExtractCover } from '@sequester/pdf';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const { bytes } = await sealNote({
  heading: 'Psychotherapy note',
  lines: [],
  text: 'An invented note of the garden.',
  language: 'en-US',
});
const sources = [{ id: 'a', bytes, pages: [1] }];

const coverFor = (recipient: string): ExtractCover => ({
  title: 'Extract of psychotherapy notes',
  practice: 'Harbor Lane Therapy (invented)',
  recipient,
  basis: 'court order (Invented Court, Judge Sample, 2026-03-30), 45 CFR 164.512(e)(1)(i)',
  docket: 'FL-1',
  items: [],
  withheld: [],
  notice: 'Further disclosure may be unlawful.',
});

/** The texts of an extract with a cover, of which the check finds nothing. */
const checkedTexts = async (cover: ExtractCover): Promise<string[]> => {
  const { bytes: extract } = await buildExtract({ cover, sources });
  expect((await verifyExtract({ extract, cover, sources })).findings).toEqual([]);
  return pageTexts(extract);
};

const asked = (recipient: unknown) =>
  receiveRequest.body.safeParse({
    patientId: `pat_${'p'.repeat(26)}`,
    requester: { type: 'attorney', name: 'Jordan Sample', email: 'jordan@example.test' },
    recipient,
    groundAsserted: 'court_order',
    requested: { classes: ['psychotherapy_notes'], description: 'Notes of March' },
    purpose: 'Example v. Sample',
  });

const letter = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...Array.from("abcdefghijklmnopqrstuvwxyz ABCDEFG.,’'-é")) },
  { weight: 1, arbitrary: fc.constantFrom('漢', '한', 'م', '😀', '\n', 'Ж', 'ω', 'ﬁ', '\u0301', 'ȧ', '\u00ad') },
);
const name = fc.string({ unit: letter, minLength: 1, maxLength: 200 });

/** How many generated cases are tried; `pnpm test:full` tries the larger number. */
const RUNS = process.env['FULL'] === 'yes' ? 80 : 24;

describe('a recipient of 1 to 400 letters', () => {
  test('is refused at intake by field, code and words, or built and verified', async () => {
    const refusedAt: string[] = [];
    await fc.assert(
      fc.asyncProperty(name, fc.option(name, { nil: undefined }), async (person, organisation) => {
        const parsed = asked({ name: person, organisation, email: 'jordan@example.test' });
        refusedAt.push(...(parsed.error?.issues.map(({ path }) => path.join('.')) ?? []));
        const typed = parsed.data?.recipient;
        const cover =
          typed === undefined
            ? undefined
            : coverFor([typed.name, typed.organisation].filter((part) => part !== undefined).join(', '));
        const texts = cover === undefined ? [] : await checkedTexts(cover);
        expect(texts.join(' ')).not.toContain('[U+');
      }),
      { numRuns: RUNS },
    );
    expect(new Set(refusedAt)).toEqual(new Set(['recipient.name', 'recipient.organisation']));
  }, 180_000);

  test('whose letters are all that may be typed has a shape for each of them', async () => {
    const typed = Array.from({ length: 0x2200 }, (_, code) => String.fromCodePoint(code)).filter(
      (one) => one.normalize('NFC') === one && printedLineDefect(one) === undefined,
    );
    expect(typed.length).toBeGreaterThan(1400);
    for (let from = 0; from < typed.length; from += 400) {
      const cover = coverFor(typed.slice(from, from + 400).join(' '));
      expect((await checkedTexts(cover)).join(' ')).not.toContain('[U+');
    }
  }, 180_000);

  test('that stands already is read as it is', () => {
    expect(Recipient.safeParse({ name: '漢\nsecond', email: 'a@example.test' }).success).toBe(true);
    expect(Requester.safeParse({ type: 'attorney', name: 'two\nlines', email: 'a@example.test' }).success).toBe(true);
  });
});
