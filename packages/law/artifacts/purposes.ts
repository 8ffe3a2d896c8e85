/** Words that say what sort of thing a purpose is and not which: "custody case" and "custody litigation" are one purpose. */
const GENERAL = new Set([
  'a',
  'action',
  'an',
  'case',
  'claim',
  'dispute',
  'for',
  'hearing',
  'in',
  'lawsuit',
  'litigation',
  'matter',
  'my',
  'of',
  'proceeding',
  'proceedings',
  'suit',
  'the',
  'trial',
  'use',
]);

const particular = (purpose: string): string[] =>
  (purpose.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.-]*/gu) ?? []).filter((word) => !GENERAL.has(word));

/** Whether the purpose that is stated lies within the purpose of a form: every particular word of the one stands in the other. */
export const samePurpose = (ofTheForm: string, stated: string): boolean => {
  const [signed, asked] = [particular(ofTheForm), particular(stated)];
  if (signed.length === 0 || asked.length === 0) return ofTheForm.trim().toLowerCase() === stated.trim().toLowerCase();
  return signed.every((word) => asked.includes(word)) || asked.every((word) => signed.includes(word));
};
