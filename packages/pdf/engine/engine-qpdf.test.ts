import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import { readTexts } from './engine-pdfium.mts';
import { NOWHERE, runQpdf, startQpdf } from './engine-qpdf.mts';
import { enginePaths } from './run-engine.ts';
import { SELECTION } from './selection.mts';

const paths = enginePaths();
const page = (word: string) => onePage(`BT /F0 12 Tf 72 700 Td (${word}) Tj ET`);
const textsOf = async (bytes: Uint8Array) => (await readTexts(paths, { documents: [{ bytes }] }))[0];

describe('qpdf', () => {
  test('reads files under their names and writes one into shared memory', async () => {
    const files = [
      { name: 'a.pdf', bytes: page('first') },
      { name: 'b.pdf', bytes: page('second') },
    ];
    const args = ['--empty', '--pages', '/b.pdf', '1', '/a.pdf', '1', '--', '/out.pdf'];
    const { status, output, messages } = await runQpdf(paths, { files, args, output: 'out.pdf' });
    expect({ status, messages }).toEqual({ status: 0, messages: [] });
    expect(output.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(await textsOf(output)).toEqual(['second', 'first']);
  });

  test('reads a file where it stands on disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qpdf-'));
    writeFileSync(join(folder, 'source.pdf'), page('stored'));
    const files = [{ name: 'a.pdf', bytes: { path: join(folder, 'source.pdf') } }];
    const { output } = await runQpdf(paths, { files, args: ['/a.pdf', '/out.pdf'], output: 'out.pdf' });
    rmSync(folder, { recursive: true });
    expect(await textsOf(output)).toEqual(['stored']);
  });

  test('says what is wrong, fifty lines of it at most, and what each run said', async () => {
    const damaged = Buffer.from(page('word'))
      .toString('latin1')
      .replaceAll(/xref[^]*/g, '');
    const run = await startQpdf(paths, [
      { name: 'a.pdf', bytes: new Uint8Array(Buffer.from(damaged, 'latin1')) },
      { name: 'b.pdf', bytes: page('word') },
    ]);
    const first = run(['/a.pdf', '/out.pdf'], 'out.pdf');
    expect(first.status).not.toBe(0);
    expect(first.messages.join()).toContain('/a.pdf');
    const second = run(['--show-npages', '/b.pdf'], '');
    expect(second).toMatchObject({ status: 0, messages: ['1'] });
    expect(second.output).toHaveLength(0);
    expect(first.messages.join()).toContain('/a.pdf');
    expect(run(['--show-xref', '--help'], '').messages.length).toBeLessThanOrEqual(50);
    expect(run(['--help=all'], '').messages).toHaveLength(50);
  });

  test('leaves how the process ends alone', async () => {
    await runQpdf(paths, {
      files: [{ name: 'a.pdf', bytes: Uint8Array.of(1) }],
      args: ['/a.pdf', '/out.pdf'],
      output: 'out.pdf',
    });
    expect(process.exitCode).toBeUndefined();
  });

  test('takes one command after the other, and drops what is written nowhere', async () => {
    const run = await startQpdf(paths, [{ name: 'a.pdf', bytes: page('word') }]);
    expect(run(['/a.pdf', NOWHERE], '').status).toBe(0);
    const outputs = [1, 2].map(() => run(['/a.pdf', '--static-id', '/out.pdf'], 'out.pdf').output);
    expect(outputs[0]?.length).toBeGreaterThan(500);
    expect(outputs[1]).toEqual(outputs[0]);
  });
});

const selected = async (bytes: Uint8Array) =>
  (
    await runQpdf(paths, {
      files: [{ name: 'a.pdf', bytes }],
      args: ['--empty', '--pages', '/a.pdf', '1', '--', ...SELECTION, '/out.pdf'],
      output: 'out.pdf',
    })
  ).output;
const written = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('a selection', () => {
  test('makes inline images objects, notes content, and leaves unused resources behind', async () => {
    const image = 'q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q';
    const resources = '/ExtGState << /Unused << /CA 0.125 >> >>';
    const keys = '/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /F 4 /AP << /N 2 0 R >> >>]';
    const source = onePage(image, {
      resources: (pdf) => {
        pdf.add('<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] >>', '0 0 9 9 re f');
        return `${resources} /XObject << /Never 2 0 R >>`;
      },
      keys,
    });
    const text = written(await selected(source));
    expect(text).toContain('/Subtype /Image');
    expect(text).not.toContain('/Annots');
    expect(text).not.toContain('/Never');
    expect(text).not.toContain('/ObjStm');
  });

  test('is the same twice', async () => {
    expect(written(await selected(page('word')))).toBe(written(await selected(page('word'))));
  });

  test('has one content for each page, its streams unpacked where they can be', async () => {
    const source = Buffer.from(page('word'))
      .toString('latin1')
      .replace(/\/Contents (\d+) 0 R/, '/Contents [$1 0 R $1 0 R]');
    expect(written(await selected(new Uint8Array(Buffer.from(source, 'latin1'))))).not.toMatch(/\/Contents \[/);
  });
});
