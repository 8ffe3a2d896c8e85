import { expect, test } from 'vitest';

import { adjudicate, adjudicateUnknown } from './adjudicate.ts';
import { authorization, facts } from './example-facts.ts';
import { Facts } from './facts.ts';

const earlier = {
  already_delivered: ['note-1'],
  approved_on: '2031-06-01',
  download_at: '2031-06-01',
  first_download: '2031-06-01',
  free_text: 'CANARY',
  second_download: '2031-06-01',
  sender: 'therapist-A',
};

test.each(Object.entries(earlier))(
  '%s of the earlier vocabulary still parses, and the decision notes it',
  (field, value) => {
    const given = facts({ artifacts: [authorization()] });
    const decision = adjudicateUnknown({ ...given, context: { [field]: value } });
    if ('error' in decision) throw new Error('refused');

    const { reasons, ...rest } = decision;
    const { reasons: before, ...without } = adjudicate(given);
    expect(rest).toEqual(without);
    expect(reasons.slice(0, -1)).toEqual(before);
    expect(reasons.at(-1)).toMatchObject({ code: 'fact-not-read', because: `context.${field}` });
    expect(JSON.stringify(decision)).not.toContain('CANARY');
  },
);

test('what was read without them reads the same when it is read again', () => {
  const once = Facts.parse({ ...facts(), context: earlier });
  expect(once).not.toHaveProperty('context.sender');
  expect(Facts.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
  expect(once.not_read).toHaveLength(7);
});

test('another word is refused as before', () => {
  expect(adjudicateUnknown({ ...facts(), context: { sent_by: 'somebody' } })).toHaveProperty('error');
  expect(Facts.parse(facts())).not.toHaveProperty('not_read');
});
