import { type DocumentPress, type ExtractPress, type PaperPress, sha256Hex } from '@sequester/domain';

import type { Steps } from '../steps.ts';

/** Makes extracts, letters and inspected papers that are texts, as if they were PDFs. What is in `findings` is found in every extract. */
export const literalPresses = (steps: Steps) => {
  const findings: { code: string }[] = [];
  const documentPress: DocumentPress = {
    document: (bytes) =>
      steps.take(() =>
        Buffer.from(bytes).includes('%PDF-')
          ? { ok: true, bytes: Buffer.concat([bytes, Buffer.from(' inspected')]), type: 'application/pdf' }
          : { ok: false, code: 'not-a-pdf', message: 'This file is not a PDF.' },
      ),
  };
  const press = {
    build: ({ cover, sources }: Parameters<ExtractPress['build']>[0]) =>
      steps.take(() => {
        const bytes = Buffer.from(JSON.stringify(sources.map(({ id, pages }) => ({ id, pages }))));
        const sha256 = sha256Hex(bytes);
        const read = sources.map(({ id, bytes: source, pages, redactions, hidden }) => ({
          id,
          sha256: sha256Hex(source),
          pages,
          redactions,
          ...(hidden === undefined ? {} : { hidden }),
        }));
        const manifest = { format: 'sequester-extract/4', sha256, cover, sources: read, coverPages: 1, pages: [] };
        return { bytes, pages: 1 + sources.flatMap(({ pages }) => pages).length, sha256, manifest };
      }),
    sizes: () => steps.take(() => Array.from({ length: 3 }, () => ({ width: 612, height: 792 }))),
    verify: () => steps.take(() => ({ ok: findings.length === 0, findings })),
  } satisfies ExtractPress;
  const paperPress: PaperPress = {
    set: (paper) =>
      steps.take(() => {
        const bytes = Buffer.from(JSON.stringify(paper));
        return { bytes, pages: 1, sha256: sha256Hex(bytes) };
      }),
  };
  return { findings, documentPress, press, paperPress };
};
