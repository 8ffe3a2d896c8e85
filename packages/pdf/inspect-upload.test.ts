import { describe, expect, test } from 'vitest';

import { Book } from '../../test/pdf/adversarial/book.ts';
import { jpeg } from '../../test/pdf/adversarial/codings.ts';
import { withCatalog } from '../../test/pdf/adversarial/hostile.ts';
import { everythingIn } from '../../test/pdf/adversarial/reading.ts';
import { families } from '../../test/pdf/adversarial/specimens.ts';
import { qpdf } from './engine/run-engine.ts';
import { inspectUpload } from './inspect-upload.ts';
import { pageTexts } from './page-texts.ts';
import { sealNote } from './seal/seal-note.ts';

const specimen = (family: string, seed = 0): Buffer => families[family]?.(seed).bytes ?? Buffer.alloc(0);
const codeOf = async (bytes: Uint8Array) => {
  const found = await inspectUpload(bytes);
  return found.ok ? 'accepted' : found.code;
};

const encrypted = async (passwords: string[]): Promise<Uint8Array> => {
  const { output } = await qpdf({
    files: [{ name: 'in.pdf', bytes: specimen('plain') }],
    args: ['--encrypt', ...passwords, '256', '--', '/in.pdf', '/out.pdf'],
    output: 'out.pdf',
  });
  return output;
};

describe('inspectUpload', () => {
  test('accepts a plain PDF and says how many pages it has', async () => {
    const { bytes, pages } = await sealNote({ heading: 'Note', lines: [], text: 'x\n'.repeat(200), language: 'en-US' });
    expect(await inspectUpload(bytes)).toMatchObject({ ok: true, pages });
  });

  test('rewrites it without earlier revisions, unreachable objects and document metadata', async () => {
    for (const [family, gone] of [
      ['revisions', 'removed'],
      ['unreferenced', 'stream'],
      ['metadata', 'author'],
    ] as const) {
      const found = await inspectUpload(specimen(family));
      expect(everythingIn(specimen(family))).toContain(`mk${family}0p${family === 'revisions' ? 1 : 0}${gone}`);
      expect(found.ok && everythingIn(found.bytes)).not.toContain(`p${family === 'revisions' ? 1 : 0}${gone}`);
    }
  });

  test('repairs a file whose table is lost or that has words around it', async () => {
    const bytes = specimen('plain');
    const variants = [
      Buffer.from(bytes.toString('latin1').replace(/startxref\s+\d+/, 'startxref\n7'), 'latin1'),
      Buffer.concat([Buffer.from('scanned today\n'), bytes]),
      Buffer.concat([bytes, Buffer.from('\nmore words')]),
    ];
    for (const variant of variants) {
      const found = await inspectUpload(variant);
      expect(found).toMatchObject({ ok: true, pages: 3 });
      expect(found.ok && (await pageTexts(found.bytes)).join()).toContain('mkplain0p2body');
    }
  });

  test('makes a page of a photograph', async () => {
    const photograph = jpeg(
      Array.from({ length: 20 }, () => Array.from({ length: 30 }, () => 200)),
      [],
    );
    expect(await inspectUpload(new Uint8Array(photograph))).toMatchObject({ ok: true, pages: 1, takenOut: [] });
  });

  test('gives the same bytes for the same upload', async () => {
    const [first, second] = [await inspectUpload(specimen('fields')), await inspectUpload(specimen('fields'))];
    expect(first.ok && second.ok && Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  test.each([
    ['not-a-pdf', () => Buffer.from('PK\u0003\u0004 a document of another kind')],
    ['not-a-pdf', () => Buffer.alloc(0)],
    ['damaged', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
    ['damaged', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['too-large', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(160 * 1024 * 1024)])],
    ['damaged', () => Buffer.from('%PDF-1.7\nand then nothing of the kind')],
    ['has-forms', () => withCatalog('/AcroForm << /Fields [] /XFA (xml) >>')],
    [
      'too-many-pages',
      () => {
        const book = new Book('many', 0);
        book.pages(() => ({}));
        book.close();
        book.pdf.set(
          book.tree,
          `<< /Type /Pages /Count 2001 /Kids [${book.pageRef(1)} ${Array.from({ length: 2000 }, () => `${book.pdf.add(`<< /Type /Page /Parent ${book.tree} 0 R /MediaBox [0 0 9 9] >>`)} 0 R`).join(' ')}] >>`,
        );
        return book.pdf.write({ root: book.root });
      },
    ],
  ])('refuses with the code %s and words for a therapist', async (code, make) => {
    const found = await inspectUpload(make());
    expect(found).toMatchObject({ ok: false, code });
    expect(found.ok || found.message).toMatch(/^This .+\. .+\.$/);
  });

  test('refuses a password, and takes the restrictions off a file that opens without one', async () => {
    expect(await codeOf(await encrypted(['open', 'owner']))).toBe('encrypted');
    const found = await inspectUpload(await encrypted(['', 'owner']));
    expect(found).toMatchObject({ ok: true, pages: 3, takenOut: [] });
    expect(found.ok && everythingIn(found.bytes)).not.toContain('/encrypt');
    expect(found.ok && (await pageTexts(found.bytes)).join()).toContain('mkplain0p2body');
  });

  test.each([
    ['actions', 'scripts'],
    ['attachments', 'attachments'],
  ])('takes what is no page out of a file and says so: %s', async (family, kind) => {
    const found = await inspectUpload(specimen(family));
    expect(found).toMatchObject({ ok: true, takenOut: [kind] });
    expect(await codeOf(withCatalog('/OpenAction << /S /GoTo /Next << /S /Launch /F (cmd) >> >>'))).toBe('accepted');
  });
});
