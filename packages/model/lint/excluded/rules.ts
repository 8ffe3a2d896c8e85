import type { ExcludedCategory } from '../guidance.ts';
import type { Rule } from '../rule.ts';
import { diagnosis } from './diagnosis.ts';
import { functionalStatus } from './functional-status.ts';
import { medication } from './medication.ts';
import { modalityFrequency } from './modality-frequency.ts';
import { prognosis } from './prognosis.ts';
import { progress } from './progress.ts';
import { sessionTimes } from './session-times.ts';
import { symptoms } from './symptoms.ts';
import { testResults } from './test-results.ts';
import { treatmentPlan } from './treatment-plan.ts';

export const excludedRules: readonly Rule<ExcludedCategory>[] = [
  ...medication,
  ...sessionTimes,
  ...modalityFrequency,
  ...testResults,
  ...diagnosis,
  ...functionalStatus,
  ...treatmentPlan,
  ...symptoms,
  ...prognosis,
  ...progress,
];
