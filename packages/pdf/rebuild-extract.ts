import * as z from 'zod';

import { buildExtract } from './extract/build-extract.ts';
import { hiddenHow, hiddenWays } from './hidden-how.ts';
import type { Extract, ExtractSource, StoredPdf } from './types.ts';

const Page = z.int().positive();
const Rect = z.object({
  page: Page,
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  reason: z.string(),
});
const Passage = z.object({ page: Page, passage: z.string(), reason: z.string(), matchCase: z.boolean().optional() });
const Item = z.object({
  label: z.string(),
  version: z.string(),
  pages: z.array(Page),
  sourceSha256: z.string(),
  takenOut: z.string().optional(),
});

/** What was decided on the words of one place that cannot be seen, as a manifest says it. */
export const HiddenInManifest = z.object({
  page: Page,
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  how: z.enum(hiddenHow),
  way: z.enum(hiddenWays),
});

/**
 * What the bytes of an extract are made by: another format comes to other bytes. One of format 3 says nothing of words that cannot be
 * seen, which were released as they were; it is built as one of this format that says nothing of them.
 */
export const FORMATS = ['sequester-extract/4', 'sequester-extract/3'] as const;

/** As much of a manifest as an extract is built from. */
export const ManifestToRebuild = z.object({
  format: z.enum(FORMATS),
  sha256: z.string(),
  cover: z.object({
    title: z.string(),
    practice: z.string(),
    recipient: z.string(),
    basis: z.string(),
    docket: z.string(),
    items: z.array(Item),
    withheld: z.array(z.string()),
    notice: z.string(),
  }),
  sources: z
    .array(
      z.object({
        id: z.string(),
        sha256: z.string(),
        pages: z.array(Page),
        redactions: z.array(z.union([Rect, Passage])),
        asImages: z.array(Page).default([]),
        hidden: z.array(HiddenInManifest).optional(),
      }),
    )
    .min(1),
});
export type ManifestToRebuild = z.infer<typeof ManifestToRebuild>;

export type RebuildFinding = { code: 'source-missing' | 'source-mismatch' | 'result-mismatch'; source?: string };

/**
 * Builds an extract again from its manifest and its sources. What is not the same is a finding: a source that is missing or
 * is another file than it was, or a result of another digest. Throws what `buildExtract` throws.
 */
export const rebuildExtract = async (
  { cover, sources, sha256 }: ManifestToRebuild,
  found: ReadonlyMap<string, StoredPdf>,
): Promise<{ extract?: Extract; findings: RebuildFinding[] }> => {
  const missing = sources.filter(({ id }) => !found.has(id));
  if (missing.length > 0) return { findings: missing.map(({ id }) => ({ code: 'source-missing', source: id })) };
  const given = sources.flatMap(({ id, pages, redactions, asImages, hidden }): ExtractSource[] => {
    const bytes = found.get(id);
    if (bytes === undefined) return [];
    return [{ id, bytes, pages, redactions, asImages, ...(hidden ? { hidden } : {}) }];
  });
  const extract = await buildExtract({ cover, sources: given });
  const changed = sources.filter((source, index) => extract.manifest.sources[index]?.sha256 !== source.sha256);
  if (changed.length > 0) return { findings: changed.map(({ id }) => ({ code: 'source-mismatch', source: id })) };
  return { extract, findings: extract.sha256 === sha256 ? [] : [{ code: 'result-mismatch' }] };
};
