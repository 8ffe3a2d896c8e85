import { RawPdf } from './raw-pdf.ts';

type Parts = { resources?: string | ((pdf: RawPdf) => string); keys?: string; box?: number[]; font?: string };

const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

/** A PDF of one page, of the size of a letter unless said, with Helvetica as `F0`. */
export const onePage = (content: string, { resources = '', keys = '', box = [0, 0, 612, 792], font = HELVETICA }: Parts = {}): Uint8Array => {
  const pdf = new RawPdf();
  const own = `/Font << /F0 ${pdf.add(font)} 0 R >> ${typeof resources === 'string' ? resources : resources(pdf)}`;
  const stream = pdf.add('<< >>', content);
  const tree = pdf.add('');
  const page = pdf.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [${box.join(' ')}] /Resources << ${own} >> /Contents ${stream} 0 R ${keys} >>`);
  pdf.set(tree, `<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`);
  return new Uint8Array(pdf.write({ root: pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`) }));
};
