import type { Content, Scope } from '@sequester/law';
import { type RecordedDecision, Refusal } from '@sequester/model';

import { ceilingOf } from './ceiling.ts';

interface Instead {
  code: string;
  text: string;
  citation: string;
}

/** What an extract can hold: pages of notes, whole or redacted. Anything else has to be written or sent from elsewhere. */
const extractable: ReadonlySet<Content> = new Set<Content>(['full', 'extract', 'redacted', 'minimum_necessary']);

const viewedInstead: Record<NonNullable<Scope['mode']>, Instead> = {
  view: {
    code: 'to-view-only',
    text: 'The notes may be looked at within the practice, and no copy leaves. Their originator opens them for those whom the decision names.',
    citation: '45 CFR 164.508(a)(2)(i)(A)-(B)',
  },
  oral: {
    code: 'orally-only',
    text: 'The originator has decided to share in conversation. Nothing is sent; a copy needs the decision to share one.',
    citation: '45 CFR 164.502(a)(1)(i)',
  },
};

const ofTheRecord: Instead = {
  code: 'ordinary-record-only',
  text: 'Only the ordinary record may leave. Choose what of it is let go; it is built and sent from here.',
  citation: '45 CFR 164.501; 45 CFR 164.508(a)(2)',
};

const byContent: Partial<Record<Content, Instead>> = {
  statement_only: {
    code: 'statement-only',
    text: 'No note leaves on this ground and no approval is waited for. Record what was told, or write a statement of the elements that the decision names.',
    citation: '45 CFR 164.512(a), (j)(1)(i); 45 CFR 164.508(a)(2)(ii)',
  },
  summary_fields: {
    code: 'summary-only',
    text: 'A summary of the named facts may leave. Write it in the chart and send it from there.',
    citation: '45 CFR 164.524(c)(2)(iii)',
  },
};

const named = (elements: readonly string[]): Instead => ({
  code: 'named-elements-only',
  text: `No page of a note may leave, only ${elements.join(', ').replaceAll('_', ' ')}. The originator writes that into the chart, and it is sent from there.`,
  citation: '45 CFR 164.501',
});

const accounting: Instead = {
  code: 'accounting-only',
  text: 'The answer is the accounting of disclosures of this patient; no record leaves.',
  citation: '45 CFR 164.528',
};

/** Why no extract can be made of what may leave, and what to do instead; undefined where one can. */
const insteadOf = (decided: RecordedDecision): Instead | undefined => {
  const { mode, elements, content, list } = decided.decision.scope;
  if (mode !== undefined) return viewedInstead[mode];

  if (list !== undefined) return accounting;

  if (content === 'extract' && elements !== undefined) return named(elements);

  return byContent[content] ?? (extractable.has(content) && ceilingOf(decided).length > 0 ? undefined : ofTheRecord);
};

/** Refuses, with what to do instead, where what may leave is no set of pages of notes, whole or redacted. */
export const demandExtractable = (decided: RecordedDecision): void => {
  const instead = insteadOf(decided);
  if (instead !== undefined) throw new Refusal('content-not-supported', [{ path: 'scope.content', ...instead }]);
};
