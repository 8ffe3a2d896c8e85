import { createHash } from 'node:crypto';

/** Bytes that no compressor makes smaller, the same each time. */
const noise = (bytes: number, seed: number): Buffer => {
  const pieces: Buffer[] = [];
  for (let index = 0; index * 64 < bytes; index += 1)
    pieces.push(createHash('sha512').update(`${seed} ${index}`).digest());

  return Buffer.concat(pieces).subarray(0, bytes);
};

/** A scanned file: pages of one image each, as a scanner writes them, with a line of text that its text recognition found. */
export const scannedPdf = (pages: number, bytesOfPage: number): Uint8Array => {
  const pieces: Uint8Array[] = [];
  const offsets: number[] = [];
  let at = 0;
  const write = (piece: Uint8Array): void => {
    pieces.push(piece);
    at += piece.length;
  };
  const text = (words: string): void => write(Buffer.from(words, 'latin1'));
  const object = (body: () => void): void => {
    offsets.push(at);
    text(`${offsets.length} 0 obj\n`);
    body();
    text('\nendobj\n');
  };
  const image = noise(bytesOfPage, 1);
  text('%PDF-1.7\n');
  object(() => text('<< /Type /Catalog /Pages 2 0 R >>'));
  object(() =>
    text(
      `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, index) => `${4 + index * 3} 0 R`).join(' ')}] >>`,
    ),
  );
  object(() => text('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'));
  for (let page = 1; page <= pages; page += 1) {
    const first = 4 + (page - 1) * 3;
    const content = `q 612 0 0 792 0 0 cm /Im Do Q BT 3 Tr /F1 10 Tf 72 72 Td (Scanned page ${page} of an invented file) Tj ET`;
    object(() =>
      text(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /XObject << /Im ${first + 2} 0 R >> /Font << /F1 3 0 R >> >> /Contents ${first + 1} 0 R >>`,
      ),
    );
    object(() => text(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`));
    object(() => {
      text(
        `<< /Type /XObject /Subtype /Image /Width 1700 /Height 2200 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode /Length ${bytesOfPage} >>\nstream\n`,
      );
      image.writeUInt32BE(page, 0);
      write(Buffer.from(image));
      text('\nendstream');
    });
  }
  const table = at;
  text(
    `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`,
  );
  text(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(pieces);
};
