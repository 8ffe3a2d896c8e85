import { expect, test } from 'vitest';

import { paperIn, unanswered } from './read-paper.ts';

const known = { patientId: 'pat_1', practiceId: 'prc_1' };

const formOf = (values: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);

  return form;
};

test('an order is read with three answers, each a fact of its own', () => {
  const form = formOf({
    court: ' Superior Court of Nowhere County ',
    docket: '26-CV-0001',
    expressly_covers: 'yes',
    patient: 'yes',
    custodian: 'no',
    commands_production: 'unsaid',
    authenticated: 'no',
    recipients: 'Ann Example\n\n Cara Counsel ',
    judge: '',
  });
  expect(paperIn(form, 'court_order', known)).toEqual({
    type: 'court_order',
    court: 'Superior Court of Nowhere County',
    docket: '26-CV-0001',
    expressly_covers: ['psychotherapy_notes'],
    patient: 'pat_1',
    custodian: 'somebody-else',
    authenticated: false,
    recipients: ['Ann Example', 'Cara Counsel'],
  });
});

test('an authorization keeps what its form says together', () => {
  const form = formOf({
    'signature.present': 'yes',
    'statements.revocation_right': 'yes',
    'statements.redisclosure': 'no',
    signer_role: 'individual',
    covers: 'psychotherapy_notes',
  });
  expect(paperIn(form, 'authorization', known)).toEqual({
    type: 'authorization',
    signature: { present: true },
    statements: { revocation_right: true, redisclosure: false },
    signer_role: 'individual',
    signed_by: 'pat_1',
    covers: ['psychotherapy_notes'],
  });
});

test('a question of yes and no that nobody answered is named', () => {
  expect(Object.keys(unanswered(formOf({ valid: 'unsaid', patient: 'no' }), 'letters_testamentary'))).toEqual([
    'verified',
    'authenticated',
  ]);
});
