import { deflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { clearContent, hasInlineImage, withoutWords } from './plain-content.ts';
import { WrittenObjects } from './written-objects.ts';

describe('content keeps what draws', () => {
  test.each([
    ['q 1 0 0 1 5 5 cm (a%b) Tj Q', 'q 1 0 0 1 5 5 cm (a%b) Tj Q'],
    ['1 w % words of somebody\n2 w', '1 w \n2 w'],
    ['1 w%words\r2 w%words', '1 w\r2 w'],
    ['%words', ''],
    ['/Span << /ActualText (words) >> BDC (a) Tj EMC', '/Span BMC (a) Tj EMC'],
    ['1 w /OC /words BDC (a) Tj EMC', '1 w /Span BMC (a) Tj EMC'],
    ['1 w /words BMC (a) Tj EMC', '1 w /Span BMC (a) Tj EMC'],
    ['1 w /words MP 2 w', '1 w  2 w'],
    ['/Words << /Title (words) >> DP 2 w', ' 2 w'],
    ['/A << /Open true /Shut false /None null /T (words) >> BDC', '/Span BMC'],
    ["(a) ' /w BMC", "(a) ' /Span BMC"],
    ['1 2 (a) " /w BMC', '1 2 (a) " /Span BMC'],
    ['/A BMC (a) Tj /B BMC (b) Tj EMC EMC', '/Span BMC (a) Tj /Span BMC (b) Tj EMC EMC'],
    ['/A BMC % (words\n/B << /C (words % of) >> BDC', '/Span BMC \n/Span BMC'],
  ])('%j without the words beside it', (content, plain) => {
    expect(withoutWords(content)).toBe(plain);
  });
});

test('reads content in the clear, and refuses what cannot be decoded', () => {
  const objects = new WrittenObjects();
  expect(clearContent(objects.stream('', 'q \xa0 Q'))).toBe('q \xa0 Q');
  expect(clearContent(objects.stream('/Filter /FlateDecode', deflateSync('q Q')))).toBe('q Q');
  expect(() => clearContent(objects.stream('/Filter /Unknown', 'q Q'))).toThrow(
    expect.objectContaining({ code: 'unreadable-source' }),
  );
});

test.each([
  ['q BI /W 1 /H 1 ID x EI Q', true],
  ['BI', true],
  ['(BI) Tj', false],
  ['/BI Do', false],
  ['/BIB gs % BI', false],
  ['q Q', false],
])('%j holds an inline image: %j', (content, inline) => {
  expect(hasInlineImage(content)).toBe(inline);
});
