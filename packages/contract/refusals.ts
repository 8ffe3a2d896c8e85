import { type Refusal, type RefusalCode, requestStatusWords } from '@sequester/model';

import { callRefusals } from './refusals/calls.ts';
import { chartRefusals } from './refusals/chart.ts';
import { linkRefusals } from './refusals/links.ts';
import { paperRefusals } from './refusals/papers.ts';
import { practiceRefusals } from './refusals/practice.ts';
import { requestRefusals } from './refusals/requests.ts';
import { selectionRefusals } from './refusals/selection.ts';
import type { RefusalWords } from './refusals/words.ts';

/** Each refusal's HTTP status, its title and what would cure it, for the person who reads the answer. */
export const refusals: Record<RefusalCode, RefusalWords> = {
  ...callRefusals,
  ...practiceRefusals,
  ...chartRefusals,
  ...paperRefusals,
  ...requestRefusals,
  ...selectionRefusals,
  ...linkRefusals,
};

const statusWords: Readonly<Record<string, string>> = requestStatusWords;

/** The words of one refusal, with the status that its details name. */
export const refusalWords = ({ code, details }: Pick<Refusal, 'code' | 'details'>): RefusalWords => {
  const { title, ...words } = refusals[code];
  const status = details.find(({ path }) => path === 'status')?.code ?? '';
  return { ...words, title: title.replace('{status}', statusWords[status] ?? 'as it is now') };
};
