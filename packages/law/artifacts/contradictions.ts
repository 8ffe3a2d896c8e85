interface Dated {
  type: string;
  signed_on?: string | null;
  received_on?: string | null;
  expires_on?: string | null;
  date_from?: string | null;
  date_to?: string | null;
  court?: string | null;
  judge?: string | null;
  signed_by?: string | null;
}

export interface Contradiction {
  path: string[];
  code: 'signed-after-receipt' | 'expires-before-signature' | 'range-ends-before-it-starts' | 'order-by-nobody';
}

/** What is wrong, for whoever typed it. */
export const contradictionWords: Readonly<Record<Contradiction['code'], string>> = {
  'signed-after-receipt': 'A paper is signed before it is received. Check both days.',
  'expires-before-signature': 'It may not end before it was signed. Check both days.',
  'range-ends-before-it-starts': 'The last day may not lie before the first.',
  'order-by-nobody': 'Name the court, the judge, or who signed the order.',
};

const later = (first: string | null | undefined, second: string | null | undefined) =>
  Boolean(first && second && first > second);

/** What cannot be true of one paper, whatever the law says about it. */
export const contradictions = (artifact: Dated): Contradiction[] => {
  const found: Contradiction[] = [];
  if (later(artifact.signed_on, artifact.received_on))
    found.push({ path: ['signed_on'], code: 'signed-after-receipt' });
  if (later(artifact.signed_on, artifact.expires_on))
    found.push({ path: ['expires_on'], code: 'expires-before-signature' });
  if (later(artifact.date_from, artifact.date_to))
    found.push({ path: ['date_to'], code: 'range-ends-before-it-starts' });
  if (artifact.type === 'court_order' && !artifact.court && !artifact.judge && !artifact.signed_by)
    found.push({ path: ['court'], code: 'order-by-nobody' });

  return found;
};
