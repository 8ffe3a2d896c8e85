import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildExtract, pageTexts } from '@sequester/pdf';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { onePage } from './adversarial/one-page.ts';
import { families } from './adversarial/specimens.ts';

const command = join(import.meta.dirname, '..', '..', 'packages', 'pdf', 'command.ts');

const folder = mkdtempSync(join(tmpdir(), 'pdf-command-'));
const at = (name: string) => join(folder, name);

const pdf = (...args: string[]): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...args], {
      cwd: folder,
      env: { ...process.env, INIT_CWD: folder, NODE_COMPILE_CACHE: at('compile-cache') },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    }
    child.on('close', (code) => resolve({ code, said }));
  });

beforeAll(async () => {
  writeFileSync(
    at('note.txt'),
    Array.from({ length: 60 }, (_, index) => `Line ${index} about Quillfeather.`).join('\n'),
  );
  writeFileSync(at('links.pdf'), families.links?.(1).bytes ?? '');
  writeFileSync(at('passages.json'), JSON.stringify([{ page: 1, passage: 'Quillfeather', reason: 'third party' }]));
  writeFileSync(
    at('beside.json'),
    JSON.stringify([{ page: 1, x: 5000, y: 700, width: 200, height: 14, reason: 'third party' }]),
  );
  writeFileSync(at('astray.json'), JSON.stringify([{ page: 1, passage: 'Nobody', reason: 'third party' }]));
  writeFileSync(at('none.json'), '[]');
  writeFileSync(at('blank.txt'), ' \n');
  writeFileSync(at('wrong.json'), JSON.stringify([{ page: 0, passage: '', reason: 'x' }]));
  await pdf('seal', 'note.txt', '-o', 'note.pdf');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('pdf', () => {
  test('seals a note, selects pages of several PDFs in order, and verifies the result', async () => {
    expect((await pdf('select', 'links.pdf:2', 'note.pdf:2,1', '-o', 'out.pdf')).code).toBe(0);
    const texts = await pageTexts(new Uint8Array(readFileSync(at('out.pdf'))));
    expect(texts.map((text) => /page \d/.exec(text)?.[0])).toEqual([undefined, 'page 2', 'page 1']);
    expect(await pdf('verify', 'out.pdf', '--from', 'links.pdf:2', '--from', 'note.pdf:2,1')).toMatchObject({
      code: 0,
    });
    expect(await pdf('verify', 'out.pdf', '--from', 'links.pdf:2', 'note.pdf:1,2')).toMatchObject({
      code: 1,
      said: expect.stringContaining('foreign-text'),
    });
  });

  test('redacts passages, and finds it when that was not done', async () => {
    expect((await pdf('redact', 'note.pdf', '--passages', 'passages.json', '-o', 'red.pdf')).code).toBe(0);
    const [first = '', second = ''] = await pageTexts(new Uint8Array(readFileSync(at('red.pdf'))));
    expect(first).not.toContain('Quillfeather');
    expect(second).toContain('Quillfeather');
    expect((await pdf('verify', 'red.pdf', '--from', 'note.pdf', '--redactions', 'passages.json')).code).toBe(0);
    expect(await pdf('verify', 'note.pdf', '--from', 'note.pdf', '--redactions', 'passages.json')).toMatchObject({
      code: 1,
    });
  });

  test('finds what leaks when another tool has copied the pages', async () => {
    const document = await PDFDocument.create();
    const [page] = await document.copyPages(await PDFDocument.load(readFileSync(at('links.pdf'))), [1]);
    if (page) document.addPage(page);
    writeFileSync(at('leaky.pdf'), await document.save({ useObjectStreams: false }));
    expect((await pdf('verify', 'leaky.pdf', '--from', 'links.pdf:2')).code).toBe(1);
  });

  test.each([
    [2, 'no command', []],
    [2, 'no command fold', ['fold']],
    [2, '-o OUT.pdf', ['select', 'note.pdf:1']],
    [2, 'cannot read', ['select', 'nowhere.pdf:1', '-o', 'x.pdf']],
    [2, 'pages are written', ['select', 'note.pdf:4-2', '-o', 'x.pdf']],
    [2, 'note.pdf has no page 99; it has 2', ['select', 'note.pdf:99', '-o', 'x.pdf']],
    [2, 'cannot write', ['select', 'note.pdf:1', '-o', 'nowhere/x.pdf']],
    [2, '0.x', ['redact', 'note.pdf', '--rects', 'passages.json', '-o', 'x.pdf']],
    [2, 'outside of page 1', ['redact', 'note.pdf', '--rects', 'beside.json', '-o', 'x.pdf']],
    [2, 'the list is empty', ['redact', 'note.pdf', '--rects', 'none.json', '-o', 'x.pdf']],
    [2, 'page 1 does not have a passage', ['redact', 'note.pdf', '--passages', 'astray.json', '-o', 'x.pdf']],
    [2, 'is not text', ['seal', 'note.pdf', '-o', 'x.pdf']],
    [2, 'has no text', ['seal', 'blank.txt', '-o', 'x.pdf']],
    [2, 'languages are written', ['seal', 'note.txt', '--language', 'klingon!', '-o', 'x.pdf']],
    [0, 'exit codes', ['--help']],
    [0, 'exit codes', ['select', '--help']],
    [2, '0.page', ['redact', 'note.pdf', '--passages', 'wrong.json', '-o', 'x.pdf']],
    [2, 'is not JSON', ['redact', 'note.pdf', '--passages', 'note.txt', '-o', 'x.pdf']],
    [2, 'Unknown option', ['verify', 'note.pdf', '--form', 'note.pdf']],
    [3, 'is not a PDF', ['select', 'note.txt:1', '-o', 'x.pdf']],
  ])('ends with %i and says %s', async (code, words, args) => {
    const answer = await pdf(...args);
    expect(answer.code).toBe(code);
    expect(answer.said).toContain(words);
  });

  test('takes hidden words out where that is said, and verifies what it made by the same', async () => {
    const white = '1 g BT /F0 12 Tf 72 600 Td (Secret lantern words) Tj ET';
    writeFileSync(at('white.pdf'), onePage(`BT /F0 12 Tf 72 700 Td (Plain words) Tj ET ${white}`));
    const asItIs = await pdf('select', 'white.pdf:1', '-o', 'as-it-is.pdf');
    expect(asItIs).toMatchObject({ code: 0, said: expect.stringContaining('same colour: Secret lantern words') });
    const out = await pdf('select', 'white.pdf:1', '--hidden', 'out', '-o', 'out.pdf');
    expect([out.code, out.said.includes('Secret')]).toEqual([0, false]);
    expect((await pdf('verify', 'out.pdf', '--from', 'white.pdf:1', '--hidden', 'out')).code).toBe(0);
    expect((await pdf('verify', 'as-it-is.pdf', '--from', 'white.pdf:1', '--hidden', 'out')).code).toBe(1);
    writeFileSync(at('places.json'), JSON.stringify([{ page: 1 }]));
    expect((await pdf('verify', 'out.pdf', '--from', 'white.pdf:1', '--hidden', 'places.json')).code).toBe(2);
  });

  test('builds an extract again from its manifest, and finds a source that is another file', async () => {
    const cover = {
      title: 'Extract',
      practice: 'Invented',
      recipient: 'R. Sample',
      basis: 'Court order',
      docket: '',
      items: [],
      withheld: [],
      notice: 'Notice.',
    };
    const redactions = [{ page: 1, x: 72, y: 600, width: 200, height: 30, reason: 'other-person' }];
    const { manifest } = await buildExtract({
      cover,
      sources: [{ id: 'note-1', bytes: new Uint8Array(readFileSync(at('note.pdf'))), pages: [1], redactions }],
    });
    writeFileSync(at('manifest.json'), JSON.stringify(manifest));
    const again = await pdf('rebuild', 'manifest.json', '--source', 'note-1=note.pdf', '-o', 'again.pdf');
    expect([
      again.code,
      createHash('sha256')
        .update(readFileSync(at('again.pdf')))
        .digest('hex'),
    ]).toEqual([0, manifest.sha256]);
    expect(await pdf('rebuild', 'manifest.json', '--source', 'note-1=links.pdf')).toMatchObject({
      code: 1,
      said: 'source-mismatch: note-1\n',
    });
    expect(await pdf('rebuild', 'manifest.json')).toMatchObject({ code: 1, said: 'source-missing: note-1\n' });
    writeFileSync(at('changed.json'), JSON.stringify({ ...manifest, cover: { ...cover, docket: '1' } }));
    expect(await pdf('rebuild', 'changed.json', '--source', 'note-1=note.pdf')).toMatchObject({
      code: 1,
      said: 'result-mismatch\n',
    });
    expect((await pdf('rebuild', 'passages.json', '--source', 'note-1=note.pdf')).code).toBe(2);
    writeFileSync(at('earlier.json'), JSON.stringify({ ...manifest, format: 'sequester-extract/2' }));
    expect(await pdf('rebuild', 'earlier.json', '--source', 'note-1=note.pdf')).toEqual({
      code: 2,
      said: expect.stringContaining('use the edition that made it'),
    });
  });
});
