/** A page of a scan at 150 dpi, as far as a JPEG's blocks of 8 pixels go. */
const WIDTH = 1272;
const HEIGHT = 1648;

const word = (value: number): number[] => [value >> 8, value & 255];

/** Baseline JPEG, grey. The only Huffman code, a zero, stands for seven bits that follow: each byte of noise is a coefficient. */
const HEADER = Buffer.from(
  [
    [0xff, 0xd8],
    [0xff, 0xdb, ...word(67), 0, ...Array<number>(64).fill(1)],
    [0xff, 0xc0, ...word(11), 8, ...word(HEIGHT), ...word(WIDTH), 1, 1, 0x11, 0],
    [0xff, 0xc4, ...word(20), 0x00, 1, ...Array<number>(15).fill(0), 7],
    [0xff, 0xc4, ...word(20), 0x10, 1, ...Array<number>(15).fill(0), 7],
    [0xff, 0xda, ...word(8), 1, 1, 0, 0, 63, 0],
  ].flat(),
);

/** xorshift32: the same scans every time. */
const noise = (seed: number) => {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 127;
  };
};

const scan = (seed: number): Buffer => {
  const bits = noise(seed);
  const coefficients = Buffer.alloc(WIDTH * HEIGHT);
  for (let index = 0; index < coefficients.length; index += 1) coefficients[index] = bits();
  return Buffer.concat([HEADER, coefficients, Buffer.from([0xff, 0xd9])]);
};

/** A PDF of scanned pages, 2.1 MB each. */
export const scannedPdf = (pages: number): Buffer => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let size = 9;
  const add = (body: string, data?: Buffer): number => {
    offsets.push(size);
    const head = `${offsets.length} 0 obj\n${data ? body.replace('>>', `/Length ${data.length} >>\nstream\n`) : body}`;
    const written = data
      ? [Buffer.from(head), data, Buffer.from('\nendstream\nendobj\n')]
      : [Buffer.from(`${head}\nendobj\n`)];
    parts.push(...written);
    size += written.reduce((sum, { length }) => sum + length, 0);
    return offsets.length;
  };
  const tree = 3 * pages + 1;
  const kids = Array.from({ length: pages }, (_, index) => {
    const keys = `/Width ${WIDTH} /Height ${HEIGHT} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`;
    const image = add(`<< /Type /XObject /Subtype /Image ${keys} >>`, scan(index + 1));
    const content = add('<< >>', Buffer.from('q 612 0 0 792 0 0 cm /Scan Do Q'));
    const resources = `<< /XObject << /Scan ${image} 0 R >> >>`;
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Resources ${resources} /Contents ${content} 0 R >>`,
    );
  });
  add(`<< /Type /Pages /Count ${pages} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  const root = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${root + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${root + 1} /Root ${root} 0 R >>\nstartxref\n${size}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
};
