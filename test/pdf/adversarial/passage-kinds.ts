import { RawPdf } from './raw-pdf.ts';

/** A page on which a passage stands in one of the ways in which programs write it; `stays` stands beside it. */
export type PassageKind = {
  name: string;
  passage: string;
  content: string;
  /** What the codes of the page's font mean beside themselves (ToUnicode), by the code's letter. */
  meanings?: Record<string, string>;
  /** What may be read of it nowhere, without spaces and case. */
  gone: string[];
  stays: string[];
};

const line = (words: string, y = 700, x = 72): string => `BT /F0 12 Tf 1 0 0 1 ${x} ${y} Tm (${words}) Tj ET`;
const lines = (...all: string[]): string => all.map((words, index) => line(words, 700 - 16 * index)).join('\n');
const apart = (words: string): string =>
  Array.from(words, (letter, index) => line(letter === ' ' ? '\\040' : letter, 660, 72 + 8 * index)).join('\n');

const BEFORE = 'Before';
const AFTER = 'after it';

const kind = (
  name: string,
  passage: string,
  { content, gone, meanings = {} }: Pick<PassageKind, 'content' | 'gone' | 'meanings'>,
): PassageKind => ({
  name,
  passage,
  content: `${content}\n${line('Neighbour stays', 500)}`,
  meanings,
  gone,
  stays: ['neighbourstays'],
});

/** A line with words before and after a passage, and that it has to leave. */
const within = (
  name: string,
  passage: string,
  { shown, gone, meanings = {} }: { shown: string; gone: string[]; meanings?: Record<string, string> },
): PassageKind => {
  const whole = kind(name, passage, { content: line(`${BEFORE} ${shown} ${AFTER}`), gone, meanings });
  return { ...whole, stays: [...whole.stays, 'before', 'afterit'] };
};

const HEBREW = { W: 'א', X: 'ב', Y: 'ג', Z: 'ד' };
const ARABIC_FORMS = { X: '\ufeb3', Y: '\ufefc', Z: '\ufee1' };
const digits = (zero: number): Record<string, string> =>
  Object.fromEntries(Array.from('0123456789', (digit) => [digit, String.fromCodePoint(zero + Number(digit))]));

/** Ways in which words stand on pages. */
export const passageKinds: PassageKind[] = [
  kind('own-hyphen', 'Smith-Jones', { content: lines('Ms. Smith-', 'Jones came'), gone: ['smith', 'jones'] }),
  kind('own-hyphen-twice', 'Ana-Lena Smith-Jones', {
    content: lines('Dear Ana-', 'Lena Smith-', 'Jones came'),
    gone: ['ana', 'lena', 'smith', 'jones'],
  }),
  kind('typesetters-hyphen', 'Quillfeather', {
    content: lines('Mr. Quill-', 'feather came'),
    gone: ['quill', 'feather'],
  }),
  kind('three-lines', 'Zed Quill Feather', {
    content: lines('It was Zed', 'Quill', 'Feather then'),
    gone: ['zed', 'quill', 'feather'],
  }),
  within('soft-hyphen', 'Marigold', {
    shown: 'Mari~gold',
    gone: ['marigold', 'mari', 'gold'],
    meanings: { '~': '\u00ad' },
  }),
  within('hyphen-of-unicode', 'Smith-Jones', {
    shown: 'Smith~Jones',
    gone: ['smith', 'jones'],
    meanings: { '~': '\u2010' },
  }),
  within('hyphen-that-does-not-break', 'Smith-Jones', {
    shown: 'Smith~Jones',
    gone: ['smith', 'jones'],
    meanings: { '~': '\u2011' },
  }),
  within('dash', 'Smith-Jones', { shown: 'Smith~Jones', gone: ['smith', 'jones'], meanings: { '~': '\u2013' } }),
  within('capitals', 'Marigold', { shown: 'MARIGOLD', gone: ['marigold'] }),
  within('small-letters', 'MARIGOLD', { shown: 'marigold', gone: ['marigold'] }),
  within('sharp-s', 'Weiß', { shown: 'WEISS', gone: ['weiss'] }),
  within('mark-apart', 'Zo\u00eb', { shown: 'Zoe~', gone: ['zo'], meanings: { '~': '\u0308' } }),
  within('mark-composed', 'Zoe\u0308', { shown: 'Zo~', gone: ['zo'], meanings: { '~': '\u00eb' } }),
  within('ligature-by-name', 'Griffin', { shown: 'Gri~n', gone: ['gri'], meanings: { '~': 'ffi' } }),
  within('ligature-character', 'Griffin', { shown: 'Gri~n', gone: ['gri'], meanings: { '~': '\ufb03' } }),
  within('digits-arabic', 'Room 2026', { shown: 'Room 2026', gone: ['room', '٢٠٢٦'], meanings: digits(0x660) }),
  within('digits-devanagari', 'Room 2026', { shown: 'Room 2026', gone: ['room', '२०२६'], meanings: digits(0x966) }),
  within('digits-wide', 'Room 2026', { shown: 'Room 2026', gone: ['room', '2026'], meanings: digits(0xff10) }),
  within('apostrophe', "O'Brien", { shown: 'O~Brien', gone: ['brien'], meanings: { '~': '\u2019' } }),
  within('quotes', '"Daisy"', { shown: '~Daisy~', gone: ['daisy'], meanings: { '~': '\u201c' } }),
  within('no-break-space', 'Zed Quill', { shown: 'Zed~Quill', gone: ['zed', 'quill'], meanings: { '~': '\u00a0' } }),
  within('no-space-at-all', 'Zed Quill', { shown: 'ZedQuill', gone: ['zed', 'quill'] }),
  within('presentation-forms', 'سلام', { shown: 'ZYX', gone: ['\ufeb3', '\ufefc', 'سلام'], meanings: ARABIC_FORMS }),
  within('backwards', 'אבגד', { shown: 'WXYZ', gone: ['אב', 'דג'], meanings: HEBREW }),
  kind('letters-apart', 'Quillfeather', { content: apart('Mr Quillfeather came'), gone: ['quillfeather'] }),
  kind('kerned', 'Quillfeather', {
    content: `BT /F0 12 Tf 72 700 Td [(It was Qui) 40 (ll) -40 (fea) 20 (ther here)] TJ ET`,
    gone: ['quillfeather'],
  }),
  kind('wide-letters', 'Quillfeather', {
    content: `BT /F0 12 Tf 3 Tc 72 700 Td (It was Quillfeather here) Tj ET`,
    gone: ['quillfeather'],
  }),
  kind('two-sizes', 'Quillfeather', {
    content: `BT /F0 16 Tf 72 700 Td (It was Q) Tj /F0 12 Tf (uillfeather here) Tj ET`,
    gone: ['uillfeather'],
  }),
  kind('upwards', 'Quillfeather', {
    content: `BT /F0 12 Tf 0 1 -1 0 200 300 Tm (It was Quillfeather here) Tj ET`,
    gone: ['quillfeather'],
  }),
  kind('upside-down', 'Quillfeather', {
    content: `BT /F0 12 Tf -1 0 0 -1 400 300 Tm (It was Quillfeather here) Tj ET`,
    gone: ['quillfeather'],
  }),
];

/** Every code of a line means its letter, or what is given for it. */
const meaningsOf = (pdf: RawPdf, meanings: Record<string, string>): string => {
  const letters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
  const entries = letters.map(
    (letter) =>
      `<${letter.charCodeAt(0).toString(16)}> <${Buffer.from(meanings[letter] ?? letter, 'utf16le')
        .swap16()
        .toString('hex')}>`,
  );
  const table = `begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${entries.length} beginbfchar ${entries.join(' ')} endbfchar endcmap`;
  return Object.keys(meanings).length === 0 ? '' : `/ToUnicode ${pdf.add('<< >>', table)} 0 R`;
};

/** One document with a page for each kind. */
export const passageBook = (): Uint8Array => {
  const pdf = new RawPdf();
  const tree = pdf.add('<< >>');
  const pages = passageKinds.map(({ content, meanings = {} }) => {
    const font = pdf.add(`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica ${meaningsOf(pdf, meanings)} >>`);
    const stream = pdf.add('<< >>', content);
    return pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F0 ${font} 0 R >> >> /Contents ${stream} 0 R >>`,
    );
  });
  pdf.set(tree, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] >>`);
  return new Uint8Array(pdf.write({ root: pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`) }));
};
