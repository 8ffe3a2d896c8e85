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
      (await verifyExtract({ extract: built.bytes, cover: said, sources: [{ bytes: source, pages: [1] }] })).findings.map(({ code }) => code);
    expect(await found(given)).toEqual([]);
    expect(await found({ ...given, docket: 'LF-1' })).toEqual(['missing-stamp', 'missing-stamp']);
    const [item] = given.items;
    expect(await found({ ...given, items: [{ label: 'Note', version: '2.0', pages: [1], sourceSha256: 'ab'.repeat(32) }] })).toEqual(['missing-text', 'foreign-text']);
    expect(await found({ ...given, items: [{ label: 'Note', version: '1.0', pages: [1], sourceSha256: 'ba'.repeat(32) }] })).toEqual(['missing-text']);
    expect(await found({ ...given, items: item ? [item, item] : [] })).toContain('missing-text');
    expect(await found({ ...given, withheld: ['A note'] })).toContain('missing-text');
  });

  test('finds nothing where the fonts have no letters for the words of the stamp', async () => {
    const given = { ...cover, recipient: 'Office of \u6f22\u{1f600}', withheld: ['\u05d0 note'] };
    const built = await buildExtract({ cover: given, sources: [{ id: 'a', bytes: source, pages: [1] }] });
    expect(await verifyExtract({ extract: built.bytes, cover: given, sources: [{ bytes: source, pages: [1] }] })).toEqual({ ok: true, findings: [] });
  });
});
