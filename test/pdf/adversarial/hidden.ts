import type { HiddenHow } from '@sequester/pdf';

import { onePage } from './one-page.ts';
import type { RawPdf } from './raw-pdf.ts';

/** A page on which words are hidden in some way, beside others that are seen. */
type Hiding = { how: HiddenHow; bytes: Uint8Array; words: string };

export const SEEN = 'Plain orchard words';
export const SECRET = 'Secret lantern words';

const seen = `BT /F0 12 Tf 72 700 Td (${SEEN}) Tj ET`;
const secret = (before: string, size = 12): string => `q ${before} BT /F0 ${size} Tf 72 600 Td (${SECRET}) Tj ET Q`;
const black = '0 g 60 590 200 30 re f';

const picture = (pixels: string, width: number) => (pdf: RawPdf) => {
  const rows = pixels.length / width;
  const image = pdf.add(
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${rows} /ColorSpace /DeviceGray /BitsPerComponent 8 >>`,
    pixels,
  );
  return `/XObject << /I ${image} 0 R >>`;
};

/** Bright and dark spots without any order, as a photograph has them. */
const photograph = (): string => {
  let state = 7;
  return Array.from({ length: 64 * 24 }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return String.fromCharCode(Math.floor(state / 65536) % 256);
  }).join('');
};

const painted = 'q 220 0 0 60 60 580 cm /I Do Q';

/** A form that the page paints, in which the words stand. */
const form = (content: string) => (pdf: RawPdf) =>
  `/XObject << /I ${pdf.add('<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F0 1 0 R >> >> >>', content)} 0 R >>`;

const note = (flags: number, subtype = 'Stamp') => ({
  keys: `/Annots [<< /Type /Annot /Subtype /${subtype} /Rect [72 580 272 620] /F ${flags} /AP << /N 2 0 R >> >>]`,
  resources: (pdf: RawPdf) => {
    pdf.add(
      '<< /Type /XObject /Subtype /Form /BBox [0 0 200 40] /Resources << /Font << /F0 1 0 R >> >> >>',
      `BT /F0 12 Tf 4 16 Td (${SECRET}) Tj ET`,
    );
    return '';
  },
});

const mark = '/Annots [<< /Type /Annot /Subtype /Redact /F 4 /Rect [70 595 230 615] >>]';

const page = (how: HiddenHow, content: string, parts: Parameters<typeof onePage>[1] = {}): Hiding => ({
  how,
  bytes: onePage(`${seen} ${content}`, parts),
  words: SECRET,
});

/** Words that are in a file and cannot be seen: each way in which they may be hidden. */
export const hidings: Record<string, () => Hiding> = {
  'white on white': () => page('same-colour', secret('1 g')),
  'red on red': () => page('same-colour', `1 0 0 rg 60 590 200 30 re f ${secret('1 0 0 rg')}`),
  'white beneath other words': () =>
    page('same-colour', `${secret('1 g')} BT /F0 12 Tf 73 601 Td (Visible over all of it) Tj ET`),
  'render mode 3': () => page('invisible', secret('3 Tr')),
  'render mode 3 beneath other words': () =>
    page('invisible', `${secret('3 Tr')} BT /F0 12 Tf 73 601 Td (Visible over all of it) Tj ET`),
  'render mode 3 beside words in the same text': () =>
    page('invisible', `BT /F0 12 Tf 72 600 Td 3 Tr (${SECRET}) Tj 0 Tr ( beside them) Tj ET`),
  'alpha 0': () => page('transparent', secret('/G gs'), { resources: '/ExtGState << /G << /ca 0 >> >>' }),
  clipped: () => page('clipped', secret('0 0 9 9 re W n')),
  tiny: () => page('tiny', secret('0 g', 0.6)),
  'of no size': () => page('tiny', secret('0 g', 0)),
  'of no width': () => page('tiny', secret('0 g 0 Tz')),
  'too flat': () => page('tiny', `BT /F0 12 Tf 1 0 0 0.0001 72 600 Tm (${SECRET}) Tj ET`),
  'white strokes alone': () => page('same-colour', secret('1 G 1 Tr')),
  'under a black box': () => page('failed-redaction', `${secret('0 g')} ${black}`),
  'black on a black box': () => page('failed-redaction', `${black} ${secret('0 g')}`),
  'under a black box over a part of a line': () =>
    page(
      'failed-redaction',
      `BT /F0 12 Tf 72 600 Td (Before it stands ) Tj (${SECRET}) Tj ( after it) Tj ET 0 g 157.5 594 116 16 re f`,
    ),
  'under a black annotation': () =>
    page('failed-redaction', secret('0 g'), {
      keys: '/Annots [<< /Type /Annot /Subtype /Square /Rect [60 590 260 620] /F 4 /IC [0 0 0] /C [0 0 0] >>]',
    }),
  'under a white box': () => page('under-a-box', `${secret('0 g')} 1 g 60 590 200 30 re f`),
  'under a yellow box': () => page('under-a-box', `${secret('0 g')} 1 1 0 rg 60 590 200 30 re f`),
  'under an even image': () =>
    page('under-an-image', `${secret('0 g')} ${painted}`, { resources: picture('\xc0'.repeat(16), 4) }),
  'under a photograph': () =>
    page('under-an-image', `${secret('0 g')} ${painted}`, { resources: picture(photograph(), 64) }),
  'render mode 3 over a photograph': () =>
    page('invisible', `${painted} ${secret('3 Tr')}`, { resources: picture(photograph(), 64) }),
  'in a form, white': () => page('same-colour', '/I Do', { resources: form(secret('1 g')) }),
  'in a form beside other words, render mode 3': () =>
    page('invisible', '/I Do', {
      resources: form(`BT /F0 12 Tf 72 600 Td 3 Tr (${SECRET}) Tj 0 Tr ( beside them) Tj ET`),
    }),
  'in a form under a black box': () => page('failed-redaction', `/I Do ${black}`, { resources: form(secret('0 g')) }),
  'marked to be taken out': () => page('marked-for-redaction', secret('0 g'), { keys: mark }),
  'an annotation that prints and does not show': () => page('prints-only', '', note(36)),
  'an annotation that shows and does not print': () => page('shows-only', '', note(0)),
  'an annotation that neither shows nor prints': () => page('never-shown', '', note(32)),
};

/** How a letter of a scan looks: a few strokes, white around them. */
const STROKES = ['0 0 1.4 8', '0 3.4 4 1.4', '3.4 0 1.4 8'];

/** A scan of some words, drawn as strokes, with the words that text recognition found on it, and more content. */
export const recognised = (more = ''): Uint8Array => {
  const words = ['recognised', 'words', 'of', 'a', 'picture'];
  const lines = [0, 1, 2, 3].map((line) => {
    let x = 72;
    return words.map((word) => {
      const at = { x, y: 600 - 20 * line, word };
      x += 7.2 * word.length + 5;
      return at;
    });
  });
  const strokes = lines
    .flat()
    .flatMap(({ x, y, word }) =>
      Array.from(word, (_, index) =>
        STROKES.map((stroke) => `q 1 0 0 1 ${(x + 7.2 * index + 0.6).toFixed(2)} ${y} cm ${stroke} re f Q`).join(' '),
      ),
    );
  const layer = lines.flat().map(({ x, y, word }) => `1 0 0 1 ${x} ${y} Tm (${word}) Tj`);
  return onePage(`0 g ${strokes.join(' ')} BT 3 Tr /F0 12 Tf ${layer.join(' ')} ET ${more}`, {
    font: '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
  });
};
