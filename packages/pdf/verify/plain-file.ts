/** The body of an object, and a stream's bytes; `Length` is added. */
type Body = string | { keys: string; data: Buffer | string };

const HEAD = Buffer.from('%PDF-1.7\n%\xbf\xf7\xa2\xfe\n', 'latin1');

const bodyOf = (body: Body): Buffer => {
  if (typeof body === 'string') return Buffer.from(body, 'latin1');
  const data = Buffer.from(body.data);
  return Buffer.concat([
    Buffer.from(`<< ${body.keys} /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
};

/** A small PDF for tests, written as the builder writes: objects from number 1 on, a table, a trailer that names object 1 as the root. */
export const plainFile = (bodies: Body[], trailer = ''): Buffer => {
  const parts = [HEAD];
  let at = HEAD.length;
  const offsets = bodies.map((body, index) => {
    const object = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), bodyOf(body), Buffer.from('\nendobj\n')]);
    parts.push(object);
    at += object.length;
    return at - object.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}trailer << /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end, 'latin1')]);
};
