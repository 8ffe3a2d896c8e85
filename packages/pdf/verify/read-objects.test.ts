import { describe, expect, test } from 'vitest';

import { plainFile } from './plain-file.ts';
import { readObjects } from './read-objects.ts';

const FILE = plainFile(['<< /Type /Catalog >>', { keys: '', data: 'q Q' }, '[ 1 0 R ]']);
const TEXT = FILE.toString('latin1');
const changed = (from: string | RegExp, to: string) => Buffer.from(TEXT.replace(from, to), 'latin1');

describe('a file of one revision', () => {
  test('is read whole: objects, their places, streams, the trailer', () => {
    const { objects, trailer } = readObjects(FILE);
    expect([...objects.keys()]).toEqual([1, 2, 3]);
    expect([...objects.values()].map(({ offset }) => TEXT.slice(offset, offset + 7))).toEqual([
      '1 0 obj',
      '2 0 obj',
      '3 0 obj',
    ]);
    expect(Buffer.from(objects.get(2)?.data ?? []).toString()).toBe('q Q');
    expect(objects.get(1)?.data).toBeUndefined();
    expect([...trailer.entries.keys()]).toEqual(['Root']);
    expect(readObjects(plainFile([])).objects.size).toBe(0);
  });

  test('may end a stream without a line end of its own', () => {
    const file = changed('/Length 3', '/Length 4');
    expect(Buffer.from(readObjects(file).objects.get(2)?.data ?? []).toString()).toBe('q Q\n');
  });

  test.each<[string, Buffer, RegExp]>([
    ['no bytes', Buffer.alloc(0), /header/],
    ['words before the header', Buffer.concat([Buffer.from('words\n'), FILE]), /header/],
    ['a header of another version', changed('%PDF-1.7', '%PDF-3.7'), /header/],
    ['words in the header', changed('%PDF-1.7\n', '%PDF-1.7 words\n'), /header/],
    ['a comment of letters under the header', changed(/\n%.{4}\n/s, '\n%word\n'), /header/],
    ['a longer comment under the header', changed(/(\n%.{4})\n/s, '$1\xff\n'), /header/],
    ['a comment before an object', changed('2 0 obj', '%hidden\n2 0 obj'), /expected an integer/],
    ['words between objects', changed('2 0 obj', 'hidden 2 0 obj'), /expected an integer/],
    ['a comment within an object', changed('/Type /Catalog', '/Type /Catalog %hidden\n'), /expected \//],
    ['words after a value', changed('[ 1 0 R ]', '[ 1 0 R ] hidden'), /expected stream/],
    ['words on the line of an object', changed('3 0 obj', '3 0 obj hidden'), /expected  0 obj/],
    ['an object of a later generation', changed('3 0 obj', '3 1 obj'), /expected  0 obj/],
    ['an object twice', changed('3 0 obj', '2 0 obj'), /object 2 twice/],
    ['a length that is too short', changed('/Length 3', '/Length 1'), /expected endstream/],
    ['a length that is too long', changed('/Length 3', '/Length 5'), /expected endstream/],
    ['a length beyond the file', changed('/Length 3', '/Length 3000'), /length of object 2/],
    ['a length that is elsewhere', changed('/Length 3', '/Length 3 0 R'), /length of object 2/],
    ['no length', changed('/Length 3', '/Width 3'), /length of object 2/],
    ['a stream of what is no dictionary', changed(/<<[^>]*>>\nstream/, '[]\nstream'), /length of object 2/],
    ['words after the pixels of a stream', changed('q Q\n', 'q Q\nhidden'), /expected endstream/],
    ['words after a stream', changed('endstream\n', 'endstream\nhidden\n'), /expected endobj/],
    ['an object without end', changed('endstream\nendobj', 'endstream\n'), /expected endobj/],
    [
      'an object that the table does not know',
      changed(/xref\n0 4(.*)\n\d{10} 00000 n \ntrailer/s, 'xref\n0 3$1\ntrailer'),
      /outside the table/,
    ],
    ['an object that the table calls free', changed(/(\d{10} 00000) n \ntrailer/, '$1 f \ntrailer'), /entry 3/],
    ['an object at another place', changed(/\d{10} 00000 n \ntrailer/, '0000000016 00000 n \ntrailer'), /entry 3/],
    [
      'a table that knows more',
      changed(/xref\n0 4(?<rows>.*)trailer/s, 'xref\n0 5$<rows>0000000016 00000 n \ntrailer'),
      /entry 4/,
    ],
    [
      'a free entry more',
      changed(/xref\n0 4(?<rows>.*)trailer/s, 'xref\n0 5$<rows>0000000000 00000 f \ntrailer'),
      /outside the table/,
    ],
    ['a table in parts', changed('xref\n0 4', 'xref\n1 4'), /in parts/],
    ['no trailer', changed('trailer', 'hidden'), /expected trailer/],
    ['a trailer that is no dictionary', changed(/trailer << .* >>/, 'trailer [ ]'), /unexpected trailer/],
    ['another start of the table', changed(/startxref\n\d+/, 'startxref\n9'), /unexpected trailer/],
    ['no startxref', changed('startxref', 'hidden'), /expected startxref/],
    ['no end', changed('%%EOF', ''), /expected %%EOF/],
    ['bytes after the end', Buffer.concat([FILE, Buffer.from('hidden')]), /bytes after the end/],
    ['a second end', Buffer.concat([FILE, Buffer.from('%%EOF\n')]), /bytes after the end/],
    ['an update after the end', Buffer.concat([FILE, Buffer.from('4 0 obj\n<< >>\nendobj\n')]), /bytes after the end/],
    ['a second revision', Buffer.concat([FILE, FILE]), /bytes after the end/],
  ])('is not one with %s', (_, file, message) => {
    expect(() => readObjects(file)).toThrow(message);
  });
});
