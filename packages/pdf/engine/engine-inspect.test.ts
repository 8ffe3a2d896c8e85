import { describe, expect, test } from 'vitest';

import { withCatalog } from '../../../test/pdf/adversarial/hostile.ts';
import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { everythingIn } from '../../../test/pdf/adversarial/reading.ts';
import { inspectPdf } from './engine-inspect.mts';
import { enginePaths } from './run-engine.ts';

const inspected = (bytes: Uint8Array, mostPages = 9) => inspectPdf(enginePaths(), { bytes, mostPages });

/** A page with an entry that some program could have written; where it stands makes no difference. */
const having = (entry: string) => inspected(onePage('', { keys: `/PieceInfo << /Program ${entry} >>` }));

const formThatLaunches = (pdf: RawPdf) =>
  `/XObject << /X ${pdf.add('<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /AA << /O << /S /Launch >> >> >>', '')} 0 R >>`;

const actions = [
  'JavaScript',
  'Launch',
  'Rendition',
  'Movie',
  'Sound',
  'ImportData',
  'SubmitForm',
  'RichMediaExecute',
  'Trans3D',
];
const media = ['RichMedia', '3D', 'Screen', 'Movie', 'Sound'];

/** An engine starts for each file; what is taken out of one dictionary is tested beside the code that does it. */
describe('what a PDF does beyond being shown is taken out, and said', () => {
  test('in one file', async () => {
    const entries = [
      '/A << /JS (app.alert) >>',
      ...actions.map((action, at) => `/B${at} << /S /${action} /F (evil) >>`),
      ...media.map((kind, at) => `/C${at} << /Subtype /${kind} /FS (evil) >>`),
      '/D << /EF << /F (evil) >> >> /E << /EmbeddedFiles << /Names [(evil)] >> >> /F << /Collection << /View /D >> >>',
      '/G << /Subtype /FileAttachment /FS (evil) /Contents (evil) >>',
      '/H << /XFA (evil) >> /I [1 [<< /Deep [<< /JS (evil) >>] >>]]',
    ];
    const found = await having(`<< ${entries.join(' ')} >>`);
    expect(found).toMatchObject({ pages: 1, takenOut: ['attachments', 'form-program', 'media', 'scripts'] });
    const everything = everythingIn('bytes' in found ? found.bytes : new Uint8Array());
    expect(everything).not.toContain('evil');
    expect(everything).not.toContain('app.alert');
  });

  test('and what a stream says of itself', async () => {
    expect(await inspected(onePage('', { resources: formThatLaunches }))).toMatchObject({ takenOut: ['scripts'] });
  });

  test('and others stay', async () => {
    const entry =
      '<< /A << /S /URI /URI (http://example.test/) >> /B << /S /GoTo >> /C << /Subtype /Link >> /D << /S (JavaScript) /Type /Font >> /E [null true 1 (JS) /JS /Launch] >>';
    const found = await having(entry);
    expect(found).toMatchObject({ pages: 1, takenOut: [] });
    expect(everythingIn('bytes' in found ? found.bytes : new Uint8Array())).toContain('http://example.test/');
  });

  test.each([
    ['/NeedsRendering true /AcroForm << /Fields [9] /XFA (xml) >>', { refusal: 'has-forms' }],
    ['/AcroForm << /Fields [] /XFA (xml) >>', { refusal: 'has-forms' }],
    ['/AcroForm << /Fields [<< /T (a) /FT /Tx >>] /XFA (xml) >>', { takenOut: ['form-program'] }],
    ['/AcroForm << /Fields [] >>', { takenOut: [] }],
  ])('a form with a program of its own is refused where its pages are made by it: %s', async (catalog, answer) => {
    expect(await inspected(new Uint8Array(withCatalog(catalog)))).toMatchObject(answer);
  });
});

/** A document of so many pages that say nothing, by a table that may be lost. */
const document = (count: number): RawPdf & { root?: number } => {
  const pdf = new RawPdf();
  const tree = pdf.add('');
  const kids = Array.from({ length: count }, () =>
    pdf.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 100 100] /Resources << >> >>`),
  );
  pdf.set(tree, `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${count} >>`);
  return Object.assign(pdf, { root: pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`) });
};

const written = (count: number, more: { info?: number; trailer?: string } = {}): Uint8Array => {
  const pdf = document(count);
  return new Uint8Array(pdf.write({ root: pdf.root ?? 0, ...more }));
};

describe('a PDF', () => {
  test('that is kept is counted and written anew, without its description', async () => {
    const pdf = document(3);
    const info = pdf.add('<< /Title (AUTHORWORD) >>');
    const answer = await inspected(new Uint8Array(pdf.write({ root: pdf.root ?? 0, info })), 3);
    expect(answer).toMatchObject({ pages: 3 });
    const bytes = 'bytes' in answer ? answer.bytes : new Uint8Array();
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(everythingIn(bytes)).not.toContain('authorword');
    expect(everythingIn(bytes)).toContain('/type /catalog');
  });

  test('with more pages than may be is refused', async () => {
    expect(await inspected(written(3), 2)).toEqual({ refusal: 'too-many-pages' });
  });

  test('without pages, or that is none, is damaged', async () => {
    expect(await inspected(written(0))).toEqual({ refusal: 'damaged' });
    expect(await inspected(new Uint8Array(Buffer.from('%PDF-1.7\nnothing of the kind')))).toEqual({
      refusal: 'damaged',
    });
  });

  test.each([
    ['is lost', (whole: string) => whole.replace(/startxref\s+\d+/, 'startxref\n7')],
    ['is cut off, and the end with it', (whole: string) => whole.slice(0, whole.indexOf('startxref'))],
  ])('whose table %s is found again', async (_, spoil) => {
    const spoiled = spoil(Buffer.from(written(2)).toString('latin1'));
    expect(await inspected(new Uint8Array(Buffer.from(spoiled, 'latin1')))).toMatchObject({ pages: 2 });
  });

  const ENCRYPT = '/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt';
  const KEYS = `/O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> /P -4`;
  test.each([
    ['with a password', `<< /Filter /Standard /V 2 /R 3 /Length 128 ${KEYS} >>`],
    ['in a way that nobody knows', `<< /Filter /Standard /V 9 /R 9 /Length 128 ${KEYS} >>`],
    ['by another filter', `<< /Filter /Other /V 2 /R 3 ${KEYS} >>`],
    [
      'by a filter for some of it',
      `<< /Filter /Standard /V 4 /R 4 /Length 128 /CF << /StdCF << /CFM /Strange >> >> /StmF /StdCF /StrF /StdCF ${KEYS} >>`,
    ],
  ])('that is encrypted %s is refused', async (_, encrypt) => {
    expect(await inspected(written(1, { trailer: `${ENCRYPT} ${encrypt}` }))).toEqual({ refusal: 'encrypted' });
  });
});
