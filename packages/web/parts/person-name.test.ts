import { writtenName, type PatientName } from '@sequester/model';
import { expect, test } from 'vitest';

import { nameOf } from './person-name.ts';

const names: PatientName[] = [
  { given: 'Paula', family: 'Patient' },
  { given: 'Paula', middle: 'Q.', family: 'Patient', suffix: 'Jr.' },
  { given: 'Single' },
  { given: '花子', family: '見本' },
  { given: 'Hanako', family: 'Mihon', order: 'family-first' },
  { given: '花子', family: '見本', order: 'given-first' },
];

test.each(names)('a name is written as the service writes it: %j', (name) => {
  expect(nameOf(name)).toBe(writtenName(name));
});
