import type { When } from '../parts/when.ts';
import { newPaper, paperPage as words } from '../words/paper-fields.ts';
import { paperFields, isEntered, type PaperField, type PaperPart } from './paper-fields.ts';
import type { Known } from './read-paper.ts';

const at = (artifact: object, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>(
      (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
      artifact,
    );

const yesOrNo = (yes: boolean): string => (yes ? words.yes : words.no);

const wordOf = (value: unknown, { kind, options = {} }: PaperField, known: Known & { when: When }): string => {
  if (value === undefined || value === null) return newPaper.unsaid;

  if (typeof value === 'boolean') return yesOrNo(value);

  if (kind === 'patient') return yesOrNo(value === known.patientId);

  if (kind === 'practice') return yesOrNo(value === known.practiceId);

  if (kind === 'notes') return yesOrNo(Array.isArray(value) && value.includes('psychotherapy_notes'));

  if (kind === 'date' && typeof value === 'string') return known.when.date(value);

  const all = (Array.isArray(value) ? value : [value]).map((one: unknown) => options[String(one)] ?? String(one));
  return all.join(' · ');
};

/** The fields of a paper in words, part by part, with those that the paper leaves open. */
export const paperLines = (
  artifact: { type: string },
  known: Known & { when: When },
): { title: string; facts: (readonly [string, string])[] }[] => {
  const parts: readonly PaperPart[] = isEntered(artifact.type) ? paperFields[artifact.type] : [];
  return parts.map(({ title, fields }) => ({
    title,
    facts: fields.map((field) => [field.label, wordOf(at(artifact, field.name), field, known)]),
  }));
};
