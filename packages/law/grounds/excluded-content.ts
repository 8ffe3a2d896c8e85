import { classify } from '../classify.ts';
import { type Finding, permit } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { raise } from '../reasons/reason.ts';

/** 45 CFR 164.501: what the definition excludes is ordinary record wherever it stands, and only that is extracted. */
export const extractExcluded = (matter: Matter, minimumNecessary: boolean): Finding | undefined => {
  const notes = matter.notes.filter(
    (note) => classify(note) === 'psychotherapy-note' && (note.contains_excluded ?? []).length > 0,
  );
  if (notes.length === 0) return undefined;
  return permit({
    reasons: [raise('excluded-content-extracted', 'notes.contains_excluded')],
    narrowed: true,
    minimumNecessary,
    scope: {
      note_ids: notes.map(({ id }) => id),
      content: 'extract',
      recipient: matter.facts.requester.id,
      elements: [...new Set(notes.flatMap((note) => note.contains_excluded ?? []))],
    },
  });
};
