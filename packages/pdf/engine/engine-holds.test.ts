import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { holds } from './engine-holds.mts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const PART = 8 * 1024 * 1024;

test.each([
  ['where it is written', '1 0 obj << /Annots [] >>', true],
  ['where an object stream may hide it', '<< /Type /ObjStm >>', true],
  ['where an escape may hide it', '<< /Ann#6fts [] >>', true],
  ['where a name is written with an escape of another', '<< /A#20B 1 >>', true],
  ['not where it is not', '<< /Contents 1 0 R >>', false],
  ['not for a # that is no escape', '<< /A#G1 1 >> # 20 (#41)', false],
])('a PDF may hold a name %s', (_, text, expected) => {
  expect(holds(bytes(text), 'Annots')).toBe(expected);
});

test('a name that lies across two parts is found, and so is one in a later part', () => {
  const across = Buffer.alloc(PART + 100, ' ');
  across.write('/Annots', PART - 3);
  expect(holds(new Uint8Array(across), 'Annots')).toBe(true);
  const later = Buffer.alloc(PART + 100, ' ');
  later.write('/Annots', PART + 50);
  expect(holds(new Uint8Array(later), 'Annots')).toBe(true);
  expect(holds(new Uint8Array(Buffer.alloc(PART + 100, ' ')), 'Annots')).toBe(false);
});

test('a file is looked through as bytes are', () => {
  const path = join(tmpdir(), `holds-${process.pid}.pdf`);
  onTestFinished(() => rmSync(path, { force: true }));
  writeFileSync(path, '<< /Annots [] >>');
  expect([holds({ path }, 'Annots'), holds({ path }, 'Type3')]).toEqual([true, false]);
});
