import { extractPages, findPassages, pageTexts, sealNote, verifyExtract, type Redaction } from '@sequester/pdf';
import { beforeAll, describe, expect, test } from 'vitest';

import { passageBook, passageKinds } from './passage-kinds.ts';
import { textsByPdfJs } from './second-engine.ts';

const REASON = 'R1';
const plain = (text: string): string => text.replaceAll(/\s/gu, '').toLowerCase();

type Released = { findings: unknown[]; readings: string[][] };

/** Releases all pages, and gives what the check finds and what two engines read of each. */
const released = async (bytes: Uint8Array, redactions: Redaction[]): Promise<Released> => {
  const pages = [...new Set(redactions.map(({ page }) => page))];
  const sources = [{ id: 'a', bytes, pages, redactions }];
  const extract = await extractPages(sources);
  const { findings } = await verifyExtract({ extract: extract.bytes, sources });
  const [first, second] = [await pageTexts(extract.bytes), await textsByPdfJs(extract.bytes)];
  return { findings, readings: pages.map((_, at) => [plain(first[at] ?? ''), plain(second[at] ?? '')]) };
};

describe('a passage that stands on its page', () => {
  const bytes = passageBook();
  const wanted = passageKinds.map(({ passage }, at) => ({ page: at + 1, passage }));
  let times: number[] = [];
  let [byPassage, byRectangle]: (Released | undefined)[] = [];

  beforeAll(async () => {
    byPassage = await released(
      bytes,
      wanted.map((one) => ({ ...one, reason: REASON })),
    );
    const found = await findPassages(bytes, wanted);
    times = found.map((one) => one.times);
    byRectangle = await released(
      bytes,
      found.flatMap(({ rects }) => rects.map((rect) => ({ ...rect, reason: REASON }))),
    );
  }, 240_000);

  test('in any of these ways is taken out of it, and the check finds nothing', () => {
    expect([byPassage?.findings, byRectangle?.findings]).toEqual([[], []]);
    expect(times).toEqual(wanted.map(() => 1));
  });

  test.each(passageKinds.map(({ name, gone, stays }, at) => ({ name, gone, stays, at })))(
    'as $name is gone for two engines, by its words and by its rectangles, and its neighbours are there',
    ({ gone, stays, at }) => {
      for (const reading of [...(byPassage?.readings[at] ?? ['']), ...(byRectangle?.readings[at] ?? [''])]) {
        expect(gone.filter((words) => reading.includes(words))).toEqual([]);
        expect(stays.filter((words) => !reading.includes(words))).toEqual([]);
      }
    },
  );
});

const SCRIPTS = {
  Korean: ['오늘 김민준 님이 왔다', '김민준', '왔다'],
  Chinese: ['今天王小明来了', '王小明', '今天'],
  Japanese: ['今日は山田さんが来た', '山田', '来た'],
  Arabic: ['جاء سليم اليوم', 'سليم', 'اليوم'],
  Hebrew: ['היום בא אבנר לכאן', 'אבנר', 'לכאן'],
  'Hebrew with points': ['הַיּוֹם אַבְנֵר כָּאן', 'אַבְנֵר', 'הַיּוֹם'],
  Hindi: ['आज श्रीकृष्ण आया', 'श्रीकृष्ण', 'आया'],
  Thai: ['วันนี้สมชายมา', 'สมชาย', 'วันนี้'],
  emoji: ['She drew 👨‍👩‍👧 today ★', '👨‍👩‍👧', 'today'],
} as const;

describe('a sealed note in every script', () => {
  const names = Object.keys(SCRIPTS);
  const rows = Object.values(SCRIPTS);
  let release: Released = { findings: [], readings: [] };
  let images: number[] = [];

  beforeAll(async () => {
    const text = rows.map(([sentence]) => sentence).join('\n');
    const { bytes } = await sealNote({ heading: 'Psychotherapy note', lines: [], text, language: 'en-US' });
    const redactions = rows.map(([, passage]) => ({ page: 1, passage, reason: REASON }));
    release = await released(bytes, redactions);
    images = (await extractPages([{ id: 'a', bytes, pages: [1], redactions }])).rasterised;
  }, 240_000);

  test('is released as text without what is taken out, and the check finds nothing', () => {
    expect([release.findings, images]).toEqual([[], []]);
  });

  test.each(names.map((name, at) => ({ name, at })))(
    'loses a name in $name and keeps the words beside it',
    ({ at }) => {
      const [, gone = '', stays = ''] = rows[at] ?? [];
      for (const reading of release.readings[0] ?? ['']) {
        expect(reading.normalize('NFC')).not.toContain(plain(gone).normalize('NFC'));
        expect(reading.normalize('NFC')).toContain(plain(stays).normalize('NFC'));
      }
    },
  );
});
