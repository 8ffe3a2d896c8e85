import { beforeAll, describe, expect, test } from 'vitest';

import { buildExtract } from '../extract/build-extract.ts';
import { sealNote } from '../seal/seal-note.ts';
import type { ExtractCover } from '../types.ts';
import { exampleCover as cover } from './example-cover.ts';
import { verifyExtract } from './verify-extract.ts';

let source: Uint8Array = new Uint8Array();

beforeAll(async () => {
  source = (await sealNote({ heading: 'Note', lines: [], text: 'A sentence.', language: 'en-US' })).bytes;
});

describe('verifyExtract', () => {
  test('finds a cover and a stamp whose letters stand in another order, and one line more or less on the cover', async () => {
    const given = { ...cover, items: [{ label: 'Note', version: '1.0', pages: [1], sourceSha256: 'ab'.repeat(32) }] };
    const built = await buildExtract({ cover: given, sources: [{ id: 'a', bytes: source, pages: [1] }] });
    const found = async (said: ExtractCover) =>
      (
        await verifyExtract({ extract: built.bytes, cover: said, sources: [{ bytes: source, pages: [1] }] })
      ).findings.map(({ code }) => code);
    expect(await found(given)).toEqual([]);
    expect(await found({ ...given, docket: 'LF-1' })).toEqual(['foreign-text', 'missing-stamp', 'missing-stamp']);
    const [item] = given.items;
    expect(
      await found({ ...given, items: [{ label: 'Note', version: '2.0', pages: [1], sourceSha256: 'ab'.repeat(32) }] }),
    ).toEqual(['missing-text', 'foreign-text']);
    expect(
      await found({ ...given, items: [{ label: 'Note', version: '1.0', pages: [1], sourceSha256: 'ba'.repeat(32) }] }),
    ).toEqual(['missing-text']);
    expect(await found({ ...given, items: item ? [item, item] : [] })).toContain('missing-text');
    expect(await found({ ...given, withheld: ['A note'] })).toContain('missing-text');
  });

  test('finds that a sealed note is no extract of itself', async () => {
    expect(await verifyExtract({ extract: source, sources: [{ bytes: source, pages: [1] }] })).toMatchObject({
      ok: false,
      findings: [{ code: 'not-an-extract' }],
    });
  });

  test('finds nothing in a cover of several pages with rows of several lines, and two versions that are exchanged', async () => {
    const pages = Array.from({ length: 40 }, (_, index) => 2 * index + 1);
    const long =
      'A letter with a long name that goes on over the end of its line, on \u6f22 and on, with well-known words';
    const items = Array.from({ length: 30 }, (_, index) => ({
      label: index % 3 === 0 ? long : `Note ${index}`,
      version: `${index}.0-draft-for-review`,
      pages,
      sourceSha256: 'ab'.repeat(32),
      takenOut: index % 2 ? 'R1 2 times' : undefined,
    }));
    const given = {
      ...cover,
      items,
      withheld: ['Nothing'],
      notice: 'One sentence.\nAnother sentence, not any shorter than others are.',
    };
    const { bytes } = await buildExtract({ cover: given, sources: [{ id: 'a', bytes: source, pages: [1] }] });
    const check = (said: ExtractCover) =>
      verifyExtract({ extract: bytes, cover: said, sources: [{ bytes: source, pages: [1] }] });
    expect(await check(given)).toEqual({ ok: true, findings: [] });
    const exchanged = items.map((item, index) => ({
      ...item,
      version: items[index < 2 ? 1 - index : index]?.version ?? '',
    }));
    expect(await check({ ...given, items: exchanged })).toMatchObject({ findings: [{ code: 'missing-text' }] });
  });

  test('finds nothing where the fonts have no letters for the words of the stamp', async () => {
    const given = { ...cover, recipient: 'Office of \u6f22\u{1f600}', withheld: ['\u05d0 note'] };
    const built = await buildExtract({ cover: given, sources: [{ id: 'a', bytes: source, pages: [1] }] });
    expect(
      await verifyExtract({ extract: built.bytes, cover: given, sources: [{ bytes: source, pages: [1] }] }),
    ).toEqual({ ok: true, findings: [] });
  });
});
