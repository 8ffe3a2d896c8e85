import { describe, expect, test } from 'vitest';

import { nearMisses, wordsAt } from './near-misses.mts';
import { piecesOf, placesIn } from './passage-letters.mts';

const pieces = (text: string) => Array.from(text, (character) => ({ text: character }));
const found = (text: string, passage: string, matchCase = false): string[] =>
  placesIn(pieces(text), { passage, matchCase }).map((place) => wordsAt(pieces(text), place));
const near = (text: string, passage: string): string[] =>
  nearMisses(pieces(text), passage, placesIn(pieces(text), { passage })).map((place) => wordsAt(pieces(text), place));

describe('a passage stands', () => {
  test.each([
    ['at a hyphen of its own that ends a line', 'Smith-Jones', 'Ms. Smith-\r\nJones said', ['Smith- Jones']],
    ['at such a hyphen as PDFium reads it', 'Smith-Jones', 'Ms. Smith\ufffeJones said', ['Smith-Jones']],
    [
      "at a typesetter's hyphen",
      'information',
      'the infor-\nmation and infor\ufffemation',
      ['infor- mation', 'infor-mation'],
    ],
    ['where it was copied with the break', 'infor-\nmation', 'the information', ['information']],
    [
      'with the same hyphen within a line',
      'Smith-Jones',
      'Smith\u2010Jones Smith\u2011Jones',
      ['Smith\u2010Jones', 'Smith\u2011Jones'],
    ],
    ['without case', 'Marigold', 'MARIGOLD marigold Marigold', ['MARIGOLD', 'marigold', 'Marigold']],
    ['within a word in the same case alone', 'Al', 'AL called Alma, TOAL', ['AL', 'Al']],
    ['in capitals that have more letters', 'Straße', 'STRASSE Straße', ['STRASSE', 'Straße']],
    ['in letters composed', 'Zoe\u0308', 'Zo\u00eb', ['Zoë']],
    ['in letters decomposed', 'Zo\u00eb', 'Zoe\u0308', ['Zoë']],
    ['in ligatures', 'office file', 'o\ufb03ce \ufb01le', ['oﬃce ﬁle']],
    ['with the digits of another script', '2026', '٢٠٢٦ २०२६ 2026', ['٢٠٢٦', '२०२६', '2026']],
    ['in presentation forms', 'سلام', '\ufeb3\ufefc\ufee1', ['\ufeb3\ufefc\ufee1']],
    ['in a stretched word', 'سلام', 'ســلام', ['ســلام']],
    ['from right to left, read backwards', 'שלום עולם', 'םלוע םולש', ['םלוע םולש']],
    ['as a picture of several characters', '👨‍👩‍👧', 'a 👨‍👩‍👧', ['👨‍👩‍👧']],
    ['read backwards, its digits in order', 'רחוב 12', '12 בוחר', ['12 בוחר']],
    ['with either apostrophe', "O'Brien “x”", 'O’Brien "x"', ['O’Brien "x"']],
  ])('%s', (_, passage, text, expected) => {
    expect(found(text, passage)).toEqual(expected);
  });

  test.each([
    ['a word with a hyphen within a line', 'resign', 're-sign'],
    ['a hyphen that is typed and not there', 're-sign', 'resign'],
    ['a letter without its mark', 'Jose', 'José'],
    ['a mark without its letter', '\u0301', 'e\u0301'],
    ['what has no letter', ' \u00ad-', 'any - thing'],
  ])('not where the page has %s', (_, passage, text) => {
    expect(found(text, passage)).toEqual([]);
  });

  test('in characters that come as two halves', () => {
    const halves = Array.from({ length: 'a😀b'.length }, (_, at) => ({ text: 'a😀b'.charAt(at) }));
    expect(placesIn(halves, { passage: '😀' })).toEqual([{ from: 1, to: 2 }]);
    expect(placesIn(halves, { passage: 'a😀' })).toEqual([{ from: 0, to: 2 }]);
  });

  test('with case where that is asked', () => {
    expect(found('MARIGOLD Marigold', 'Marigold', true)).toEqual(['Marigold']);
  });

  test('as often as it stands there apart', () => {
    expect(found('aaaaa', 'aa')).toHaveLength(2);
    expect(piecesOf('a\u00adb').map(({ text }) => text)).toEqual(['a', '', 'b']);
  });
});

describe('what is nearly a passage', () => {
  test.each([
    ['other marks', 'José', 'Jose and José', ['Jose']],
    ['other hyphens', 'Smith-Jones', 'Smith Jones, SmithJones', ['Smith Jones', 'SmithJones']],
    ['letters that look alike', 'Illinois 10', 'lIlin0is 1O', ['lIlin0is 1O']],
    ['one letter else', 'Marigold', 'Marygold', ['Marygold']],
    ['one letter less', 'Marigold', 'Margold here', ['Margold']],
    ['one letter more', 'Marigold', 'Mariigold', ['Mariigold']],
    ['two letters else, which are too many', 'Marigold', 'Marygald', []],
    ['a short word with another letter', 'Ada', 'Ida', []],
    ['the passage itself', 'Marigold', 'MARIGOLD', []],
  ])('is found with %s', (_, passage, text, expected) => {
    expect(near(text, passage)).toEqual(expected);
  });

  test('is listed twenty times at most', () => {
    expect(near('Marygold '.repeat(30), 'Marigold')).toHaveLength(20);
  });
});
