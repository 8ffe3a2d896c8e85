import * as z from 'zod';

import { buildExtract } from './extract/build-extract.ts';
import type { Extract, StoredPdf } from './types.ts';

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

/** What the bytes of an extract are made by: another format comes to other bytes. */
export const FORMAT = 'sequester-extract/3';

/** As much of a manifest as an extract is built from. */
export const ManifestToRebuild = z.object({
  format: z.literal(FORMAT),
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
  const given = sources.flatMap(({ id, pages, redactions, asImages }) => {
    const bytes = found.get(id);
    return bytes === undefined ? [] : [{ id, bytes, pages, redactions, asImages }];
  });
  const extract = await buildExtract({ cover, sources: given });
  const changed = sources.filter((source, index) => extract.manifest.sources[index]?.sha256 !== source.sha256);
  if (changed.length > 0) return { findings: changed.map(({ id }) => ({ code: 'source-mismatch', source: id })) };
  return { extract, findings: extract.sha256 === sha256 ? [] : [{ code: 'result-mismatch' }] };
};
