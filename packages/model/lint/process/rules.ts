import type { ProcessCategory } from '../guidance.ts';
import type { Rule } from '../rule.ts';
import { countertransference } from './countertransference.ts';
import { hypothesis } from './hypothesis.ts';
import { otherPerson } from './other-person.ts';
import { therapistFeelings } from './therapist-feelings.ts';

export const processRules: readonly Rule<ProcessCategory>[] = [
  ...countertransference,
  ...hypothesis,
  ...therapistFeelings,
  ...otherPerson,
];
