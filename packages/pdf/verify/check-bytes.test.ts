import { deflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { checkBytes } from './check-bytes.ts';
import { plainFile } from './plain-file.ts';
import { readObjects } from './read-objects.ts';

const FOREIGN = new Set(['secretword', 'short', 'sixsix']);
const found = (...bodies: Parameters<typeof plainFile>[0]) =>
  checkBytes(readObjects(plainFile(bodies)), FOREIGN).map(({ code, detail }) => `${code}: ${detail}`);
const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();
const hex = (text: string | Buffer) => Buffer.from(text).toString('hex');

const IN_STRING = ['foreign-bytes: a string of object 1'];
const IN_STREAM = ['foreign-bytes: the stream of object 1'];

const grey = (keys: string) =>
  checkBytes(readObjects(plainFile([{ keys, data: ' 555555 ' }])), new Set(['555555', '565656x']));

describe('words from outside the scope', () => {
  test.each([
    ['(a Secretword here)'],
    [`<${hex('secretword')}>`],
    [`<feff${hex(utf16('secretword'))}>`],
    [`<${hex(utf16('SECRETWORD'))}>`],
    ['<< /Deep [ 1 << /Key (sixsix) >> ] >>'],
    ['(secret\\167ord)'],
    ['[(other) (secretword)]'],
  ])('are found in a string: %s', (body) => {
    expect(found(body)).toEqual(IN_STRING);
  });

  test.each(['(short)', '(secretwords)', '(secret word)', '[/secretword]', 'null', '1', 'true', '<< /secretword 1 >>'])(
    'are not in %s',
    (body) => {
      expect(found(body)).toEqual([]);
    },
  );

  test('are not a colour that goes on and on, and are found in what is no picture', () => {
    expect(grey('/Subtype /Image')).toEqual([]);
    expect(grey('')).toHaveLength(1);
  });

  test.each<[string, string, string | Buffer]>([
    ['in the clear', '', 'BT (secretword) Tj ET'],
    ['deflated', '/Filter /FlateDecode', deflateSync('BT (secretword) Tj ET')],
    ['deflated, in a list of one', '/Filter [/FlateDecode]', deflateSync('secretword')],
    ['in UTF-16', '', utf16('secretword')],
    ['in UTF-16 with a mark', '', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16('secretword')])],
    ['in UTF-8', '', 'ſecretword'],
    ['as hexadecimal', '', `BT <${hex('secretword')}> Tj ET`],
    ['as hexadecimal with spaces', '', `BT <${hex('secretword').replaceAll(/(..)/g, '$1 \n')}> Tj ET`],
    [
      'as hexadecimal in capitals',
      '',
      `BT <${hex('jkLMNO').toUpperCase()}> <${hex('secretword').toUpperCase()}> Tj ET`,
    ],
    ['as hexadecimal in UTF-16', '', `<${hex(utf16('secretword'))}>`],
    ['as hexadecimal in UTF-16 with a mark', '', `<${hex('others here')}> <feff${hex(utf16('secretword'))}>`],
    ['of six letters', '', `<${hex('sixsix')}>`],
    ['after the pixels of a JPEG', '/Subtype /Image /Filter /DCTDecode', 'pixels\xffsecretword'],
    ['after the pixels of a JPEG 2000', '/Subtype /Image /Filter /JPXDecode', '\xff\xd9 secretword'],
    ['after the pixels of a fax', '/Subtype /Image /Filter /CCITTFaxDecode', '\0\x10\x01 secretword'],
    ['after the pixels of JBIG2', '/Subtype /Image /Filter [/JBIG2Decode]', '\0 secretword'],
    ['in a table of names', '/CMap /secretwordx', 'secretword'],
  ])('are found in a stream %s', (_, keys, data) => {
    expect(found({ keys, data })).toEqual(IN_STREAM);
  });

  test('are looked for in strings of all objects, streams among them', () => {
    expect(found('null', { keys: '/Words (secretword)', data: 'secretword' })).toEqual([
      'foreign-bytes: a string of object 2',
      'foreign-bytes: the stream of object 2',
    ]);
  });
});

const PROGRAMS = [
  'Length1 9',
  'Length2 9',
  'N 3',
  'CMapName /Embedded',
  'FunctionType 4',
  'Subtype /Type1C',
  'Subtype /CIDFontType0C',
  'Subtype /OpenType',
];

describe('words that every extract is written with', () => {
  const own = new Set([
    'identity',
    'released',
    'records',
    'artifact',
    'pattern',
    'registry',
    'ordering',
    'embedded',
    'question',
    'crisis',
  ]);
  const seen = (body: Parameters<typeof plainFile>[0][number]) =>
    checkBytes(readObjects(plainFile([body])), own).map(({ code, detail }) => `${code}: ${detail}`);

  test.each([
    '(Identity)',
    '(Released records)',
    `<feff${hex(utf16('Released records'))}>`,
    '<< /Ordering (Identity) >>',
  ])('are no finding in the string %s', (body) => {
    expect(seen(body)).toEqual([]);
  });

  test.each([
    '(Identity crisis)',
    '(identity)',
    '(Released  records)',
    '(XIdentity crisis)',
    `<${hex(utf16('crisis'))}>`,
  ])('do not hide others in the string %s', (body) => {
    expect(seen(body)).toEqual(IN_STRING);
  });

  test.each(['q /Released Do Q', '/Artifact BMC EMC', '/Pattern cs', '/Released\n/Artifact<<>>'])(
    'are no finding as names in content: %s',
    (data) => {
      expect(seen({ keys: '', data })).toEqual([]);
    },
  );

  test.each(['(Released) Tj', '/Released-Identity Do', '/Artifact.identity Do', 'released', '% Pattern'])(
    'are one elsewhere in content: %s',
    (data) => {
      expect(seen({ keys: '', data })).toEqual(IN_STREAM);
    },
  );

  test.each(PROGRAMS)('are no finding in a program, told by /%s, and others are', (key) => {
    expect(seen({ keys: `/${key}`, data: '/Registry (Adobe) /Ordering (Identity) /Embedded question' })).toEqual([]);
    expect(seen({ keys: `/${key}`, data: '/Registry (crisis)' })).toEqual(IN_STREAM);
  });

  test.each(['Subtype /XType1C', 'Subtype /Type1CX', 'Length3 9'])(
    'are a finding in what is no program: /%s',
    (key) => {
      expect(seen({ keys: `/${key}`, data: '/Registry' })).toEqual(IN_STREAM);
    },
  );

  test('are no finding in a table of meanings, told by how it begins', () => {
    expect(seen({ keys: '', data: '/CIDInit /ProcSet findresource begin /Registry (Adobe)' })).toEqual([]);
    expect(
      seen({
        keys: '/Filter /FlateDecode',
        data: deflateSync('/CIDInit /ProcSet findresource begin /Registry (Adobe)'),
      }),
    ).toEqual([]);
    expect(seen({ keys: '', data: '/CIDInit /ProcSet findresource begin (crisis)' })).toEqual(IN_STREAM);
    expect(seen({ keys: '', data: ' /CIDInit /Registry (Adobe)' })).toEqual(IN_STREAM);
  });
});

describe('a stream that does not decode', () => {
  test.each([
    ['/Filter /FlateDecode', 'no deflate'],
    ['/Filter [/FlateDecode /DCTDecode]', 'pixels'],
    ['/Filter [/FlateDecode /FlateDecode]', 'x'],
    ['/Filter /RunLengthDecode', 'x'],
    ['/Filter /DCTDecode', 'pixels'],
    ['/Subtype /Image /Filter /LZWDecode', 'pixels'],
    ['/Subtype /Image /Filter 3', 'pixels'],
    ['/Subtype /Image /Filter (DCTDecode)', 'pixels'],
  ])('is found: %s', (keys, data) => {
    expect(found({ keys, data }).filter((one) => one !== IN_STREAM[0])).toEqual(['undecodable-stream: object 1']);
  });

  test('is still searched for words', () => {
    expect(found({ keys: '/Filter /LZWDecode', data: 'secretword' })).toEqual([
      'undecodable-stream: object 1',
      ...IN_STREAM,
    ]);
  });

  test.each(['/Filter []', '/Filter /FlateDecode', '/Subtype /Image /Filter /DCTDecode'])(
    'is not one of %s',
    (keys) => {
      expect(found({ keys, data: deflateSync('x') })).toEqual([]);
    },
  );
});

test('bytes after the end of what was deflated are not read over', () => {
  const data = Buffer.concat([deflateSync('BT ET'), Buffer.from('x')]);
  expect(found({ keys: '/Filter /FlateDecode', data })).toEqual(['undecodable-stream: object 1']);
});

describe('a stream of which only a part is read at a time', () => {
  const PART = 256 * 1024;
  const at = (position: number, text: string) => `${'.'.repeat(position - 3)} . ${text} ${'.'.repeat(PART)}`;

  test.each([PART - 11, PART - 5, PART, 2 * PART - 4])(
    'has a word found where the parts meet, %i bytes in',
    (position) => {
      expect(found({ keys: '', data: at(position, 'secretword') })).toEqual(IN_STREAM);
    },
  );

  test('has a word found at its very end', () => {
    expect(found({ keys: '', data: `${'. '.repeat(PART)}secretword` })).toEqual(IN_STREAM);
  });

  test('has hexadecimal found that is longer than a part', () => {
    expect(found({ keys: '', data: `<${`${hex('. other words')} `.repeat(PART / 16)}${hex(' secretword')}>` })).toEqual(
      IN_STREAM,
    );
  });

  test('is read to its end where no space is', () => {
    expect(found({ keys: '', data: `${'.'.repeat(3 * PART)}secretword` })).toEqual(IN_STREAM);
  });

  test('has no word found that is the beginning of a longer one', () => {
    expect(found({ keys: '', data: at(PART - 10, 'secretwords') })).toEqual([]);
    expect(found({ keys: '', data: at(PART - 1, 'xsecretword') })).toEqual([]);
  });
});
