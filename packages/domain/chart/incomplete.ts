import { Refusal, type RefusalDetail, type SignedKind } from '@sequester/model';
import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

const isOwnFault = (issue: Issue): issue is Extract<Issue, { code: 'custom' }> =>
  issue.code === 'custom' && issue.params?.['code'] !== 'nothing-written';

/** One thing that stands in the way of a signature, in words. */
const detailOf = (titles: SignedKind['titles'], issue: Issue): RefusalDetail => {
  const path = issue.path.join('.');
  if (isOwnFault(issue)) {
    const { code, text } = issue.params ?? {};
    return { path: `entry.${path}`, code: String(code), text: String(text) };
  }

  return { path: `entry.${path}`, code: 'missing', text: `“${titles[path] ?? path}” is empty. Fill it in, then sign.` };
};

/** What a draft holds, where it is whole. Refuses `draft-incomplete` and names what is missing. */
export const demandWhole = (kind: Pick<SignedKind, 'whole' | 'titles'>, draft: object): object => {
  const whole = kind.whole.safeParse(draft);
  if (!whole.success) {
    throw new Refusal(
      'draft-incomplete',
      whole.error.issues.map((issue) => detailOf(kind.titles, issue)),
    );
  }

  return whole.data;
};
