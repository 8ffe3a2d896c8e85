import type { DiagnosisCodes } from '@sequester/domain';

/** The ICD-10-CM, read when a diagnosis is looked up and not before. */
export const lazyCodes: DiagnosisCodes = {
  search: async (typed, atMost) => (await import('@sequester/icd-10-cm')).codeList().search(typed, atMost),
  find: async (code) => (await import('@sequester/icd-10-cm')).codeList().find(code),
};
