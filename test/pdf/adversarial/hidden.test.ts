import { hiddenWords, pressPages, verifyExtract, type ExtractSource, type HiddenDecision } from '@sequester/pdf';
import { buildExtract, pageTexts, type ExtractCover } from '@sequester/pdf';
import { describe, expect, test } from 'vitest';

import { rebuildExtract, ManifestToRebuild } from '../../../packages/pdf/rebuild-extract.ts';
import { hidings, SECRET, SEEN } from './hidden.ts';
import { onePage } from './one-page.ts';
import { textsByPdfJs } from './second-engine.ts';

const bare = (words: string): string => words.replaceAll(' ', '');

const decisionsOn = async (bytes: Uint8Array, way: HiddenDecision['way']): Promise<HiddenDecision[]> =>
  (await hiddenWords(bytes, [1])).map(({ page, how, x, y, width, height }) => {
    return { page, how, x, y, width, height, way };
  });

const readBy = async (bytes: Uint8Array): Promise<string[]> => [
  ...(await textsByPdfJs(bytes)),
  ...(await pageTexts(bytes)).map((text) => text.replaceAll(/\s/g, '')),
];

const made = async (sources: ExtractSource[]) => {
  const { extract, verification } = await pressPages(sources);
  return { ...extract, findings: verification.findings, read: await readBy(extract.bytes) };
};

const specimen = (name: string) => hidings[name]?.() ?? { how: 'tiny' as const, bytes: new Uint8Array(), words: '' };

describe.each(Object.keys(hidings))('words that cannot be seen: %s', (name) => {
  const { bytes, how } = specimen(name);

  test('are taken out unless it is said that they are kept, and nothing that is seen goes with them', async () => {
    const { rasterised, findings, read, bytes: extract } = await made([{ id: 'a', bytes, pages: [1], hidden: [] }]);
    expect([rasterised, findings]).toEqual([[], []]);
    for (const text of read) {
      expect(text).toContain(bare(SEEN));
      expect(text).not.toContain('lantern');
    }
    expect(Buffer.from(extract).toString('latin1')).not.toContain('lantern');
    const black = read.every((text) => text.includes('[marked-for-redaction]'));
    expect(black).toBe(how === 'marked-for-redaction');
  });

  test('are in the extract where they are kept, which the check finds where they are to be out', async () => {
    const kept: ExtractSource = { id: 'a', bytes, pages: [1], hidden: await decisionsOn(bytes, 'kept') };
    const { findings, read, bytes: extract } = await made([kept]);
    expect(findings).toEqual([]);
    for (const text of read) expect(text).toContain(bare(SECRET));
    const checked = await verifyExtract({ extract, sources: [{ ...kept, hidden: [] }] });
    expect(checked.findings.map(({ code }) => code)).toContain('foreign-text');
  });
});

const cover: ExtractCover = {
  title: 'Extract',
  practice: 'Harbor Lane Therapy (invented)',
  recipient: 'Avery Example',
  basis: 'court order',
  docket: 'X-1',
  items: [],
  withheld: [],
  notice: 'Invented.',
};

const TWO = `BT /F0 12 Tf 72 700 Td (${SEEN}) Tj ET 1 g BT /F0 12 Tf 72 600 Td (First lantern) Tj ET
  0 g BT /F0 12 Tf 72 500 Td (Second lantern) Tj ET 60 490 200 30 re f`;

describe('a manifest', () => {
  const bytes = onePage(TWO);

  test('says which way each went, without the words, and comes to the same bytes again', async () => {
    const [first, second] = await decisionsOn(bytes, 'kept');
    if (first === undefined || second === undefined) throw new Error('two places');
    const {
      manifest,
      sha256,
      bytes: extract,
    } = await buildExtract({
      cover,
      sources: [{ id: 'a', bytes, pages: [1], hidden: [second] }],
    });
    expect(manifest.sources[0]?.hidden).toEqual([{ ...first, way: 'taken-out' }, second]);
    expect([first.how, second.how]).toEqual(['same-colour', 'failed-redaction']);
    expect(JSON.stringify(manifest)).not.toMatch(/lantern/i);
    const text = (await readBy(extract)).join(' ');
    expect([text.includes('Secondlantern'), text.includes('Firstlantern')]).toEqual([true, false]);
    const again = await rebuildExtract(ManifestToRebuild.parse(manifest), new Map([['a', bytes]]));
    expect([again.findings, again.extract?.sha256]).toEqual([[], sha256]);
    expect(again.extract?.manifest).toEqual(manifest);
  });

  test('of the format before says nothing of such words, which were released as they were', async () => {
    const {
      manifest,
      sha256,
      bytes: extract,
    } = await buildExtract({ cover, sources: [{ id: 'a', bytes, pages: [1] }] });
    expect(manifest.sources[0]).not.toHaveProperty('hidden');
    expect((await readBy(extract)).join(' ')).toContain('Firstlantern');
    const earlier = ManifestToRebuild.parse({ ...manifest, format: 'sequester-extract/3' });
    const again = await rebuildExtract(earlier, new Map([['a', bytes]]));
    expect([again.findings, again.extract?.sha256]).toEqual([[], sha256]);
  });

  test('says of words that were to be kept that they are not in the image that their page became', async () => {
    const hidden = await decisionsOn(bytes, 'kept');
    const { manifest } = await buildExtract({
      cover,
      sources: [{ id: 'a', bytes, pages: [1], hidden, asImages: [1] }],
    });
    expect(manifest.sources[0]?.hidden?.map(({ way }) => way)).toEqual(['lost-in-image', 'lost-in-image']);
  });
});

test('on a page that is turned and cropped, the same goes', async () => {
  const bytes = onePage(TWO, { keys: '/Rotate 90 /CropBox [20 20 600 780]' });
  const found = await decisionsOn(bytes, 'kept');
  expect(found.map(({ how }) => how).toSorted()).toEqual(['failed-redaction', 'same-colour']);
  const hidden = found.filter(({ how }) => how === 'same-colour');
  const { read, findings, rasterised } = await made([{ id: 'a', bytes, pages: [1], hidden }]);
  expect([findings, rasterised]).toEqual([[], []]);
  for (const text of read)
    expect([bare(SEEN), 'Firstlantern', 'Second'].map((words) => text.includes(words))).toEqual([true, true, false]);
});

test('words beside a redaction are taken out with it, and the block stands for the redaction alone', async () => {
  const [, second] = await decisionsOn(onePage(TWO), 'kept');
  const redactions = [{ page: 1, passage: 'orchard', reason: 'R' }];
  const hidden = second ? [second] : [];
  const { read, findings } = await made([{ id: 'a', bytes: onePage(TWO), pages: [1], redactions, hidden }]);
  expect(findings).toEqual([]);
  for (const text of read) {
    expect(text).toContain('[R]');
    expect(text).toContain('Secondlantern');
    expect(text).not.toMatch(/orchard|Firstlantern/);
  }
});
