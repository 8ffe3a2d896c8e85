import { RawPdf } from './raw-pdf.ts';

type Parts = { resources?: string | ((pdf: RawPdf) => string); keys?: string; box?: number[]; font?: string };

const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

/** A PDF of one page, of the size of a letter unless said, with Helvetica as `F0`. */
export const onePage = (
  content: string,
  { resources = '', keys = '', box = [0, 0, 612, 792], font = HELVETICA }: Parts = {},
): Uint8Array => {
  const pdf = new RawPdf();
  const own = `/Font << /F0 ${pdf.add(font)} 0 R >> ${typeof resources === 'string' ? resources : resources(pdf)}`;
  const stream = pdf.add('<< >>', content);
  const tree = pdf.add('');
  const page = pdf.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [${box.join(' ')}] /Resources << ${own} >> /Contents ${stream} 0 R ${keys} >>`,
  );
  pdf.set(tree, `<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`);
  return new Uint8Array(pdf.write({ root: pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`) }));
};

/** What a page needs to have a note on it, 100 by 20 points at 50, 20, that draws this. */
export const noteWith = (content: string): Parts => ({
  keys: '/Annots [<< /Type /Annot /Subtype /Stamp /Rect [50 20 150 40] /F 4 /AP << /N 2 0 R >> >>]',
  resources: (pdf) => {
    pdf.add('<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F0 1 0 R >> >> >>', content);
    return '';
  },
});
