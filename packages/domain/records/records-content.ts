import type { Content, Decision, Scope } from '@sequester/law';
import { type RecordedDecision, Refusal } from '@sequester/model';

/** What an extract of the ordinary record can hold: entries of the chart, whole or with something taken out. */
const buildable: ReadonlySet<Content> = new Set<Content>([
  'full',
  'full_record_minus_notes',
  'minimum_necessary',
  'redacted',
]);

const lets = ({ outcome }: Pick<Decision, 'outcome'>): boolean => outcome === 'RELEASE' || outcome === 'NARROW';

/** Whether a decision lets entries of the chart leave as pages or data. */
export const isBuildable = (decision: Pick<Decision, 'outcome' | 'scope'>): boolean =>
  lets(decision) &&
  buildable.has(decision.scope.content) &&
  decision.scope.mode === undefined &&
  decision.scope.list === undefined;

interface Instead {
  code: string;
  text: string;
  citation: string;
}

const byContent: Partial<Record<Content, Instead>> = {
  statement_only: {
    code: 'statement-only',
    text: 'No record leaves on this ground, only a statement of the elements that the decision names. Write it.',
    citation: '45 CFR 164.512(a), (j)(1)(i)',
  },
  summary_fields: {
    code: 'summary-only',
    text: 'A summary of the named facts may leave and no record. Write it in the chart, and file it as a document.',
    citation: '45 CFR 164.524(c)(2)(iii)',
  },
  limited_data_set: {
    code: 'limited-data-set',
    text: 'Only a limited data set may leave, without the identifiers that the agreement names. Nothing of that kind is built here.',
    citation: '45 CFR 164.514(e)',
  },
};

const notAnExtract: Instead = {
  code: 'no-extract',
  text: 'What may leave here is no set of entries of the chart. The decision says what it is.',
  citation: '45 CFR 164.502(a)',
};

const insteadOf = ({ content, mode, list }: Scope): Instead => {
  if (list !== undefined) {
    return {
      code: 'accounting-only',
      text: 'The answer is the accounting of disclosures of this patient; no record leaves.',
      citation: '45 CFR 164.528',
    };
  }

  return mode === undefined ? (byContent[content] ?? notAnExtract) : notAnExtract;
};

/** Refuses `content-not-supported`, with what to do instead, where what may leave is no set of entries. */
export const demandBuildable = ({ decision }: Pick<RecordedDecision, 'decision'>): void => {
  if (!isBuildable(decision))
    throw new Refusal('content-not-supported', [{ path: 'scope.content', ...insteadOf(decision.scope) }]);
};
