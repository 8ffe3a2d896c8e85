import { type Instant, Refusal, type SignedKind, textAt } from '@sequester/model';

const dayLength = 10;

/** Refuses to sign what is said to have happened before the patient was born, or has not happened yet. */
export const demandPlausibleEntry = (
  { past, titles }: Pick<SignedKind, 'past' | 'titles'>,
  entry: object,
  { birthDate, now }: { birthDate: string; now: Instant },
): void => {
  const faults = past.flatMap((path) => {
    const at = textAt(entry, path) ?? '';
    const title = titles[path] ?? path;
    if (at !== '' && at.slice(0, dayLength) < birthDate)
      return [{ path: `entry.${path}`, code: 'before-birth', text: `“${title}” is before the patient was born.` }];

    return at.length > dayLength && at > now
      ? [{ path: `entry.${path}`, code: 'date-in-future', text: `“${title}” has not come yet. Sign when it has.` }]
      : [];
  });
  if (faults.length > 0) throw new Refusal('draft-incomplete', faults);
};
