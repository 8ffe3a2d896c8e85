import type { Given } from '../api/operations.ts';
import { choicesIn, textIn } from '../parts/form-data.ts';
import { newPaper } from '../words/paper-fields.ts';
import { isEntered, paperFields, type EnteredPaper, type PaperField } from './paper-fields.ts';

type Artifact = Given<'recordArtifact'>['body']['artifact'];

/** Whom a paper may name by an id: the patient of the request, and the practice. */
export interface Known {
  patientId: string;
  practiceId: string;
}

const threeAnswers = new Set(['three', 'patient', 'practice', 'notes']);

const fieldsOf = (kind: EnteredPaper): readonly PaperField[] => paperFields[kind].flatMap(({ fields }) => fields);

/** The questions of yes and no that nobody answered, by field. */
export const unanswered = (form: FormData, kind: EnteredPaper): Record<string, string> =>
  Object.fromEntries(
    fieldsOf(kind).flatMap(({ name, kind: of, label }) =>
      threeAnswers.has(of) && form.get(name) === null ? [[name, `${newPaper.missing.answer}${label}`]] : [],
    ),
  );

/** Of a yes, a no, and what the paper does not say. The last is nothing: nobody knows it. */
const answered = (form: FormData, name: string): boolean | undefined =>
  form.get(name) === 'yes' ? true : form.get(name) === 'no' ? false : undefined;

/** In place of an id, where a paper names somebody else. */
const another = 'somebody-else';

const named = (answer: boolean | undefined, id: string): string | undefined =>
  answer === undefined ? undefined : answer ? id : another;

const valueIn = (form: FormData, { kind, name }: PaperField, { patientId, practiceId }: Known): unknown => {
  switch (kind) {
    case 'three':
      return answered(form, name);
    case 'patient':
      return named(answered(form, name), patientId);
    case 'practice':
      return named(answered(form, name), practiceId);
    case 'notes': {
      const names = answered(form, name);
      return names === undefined ? undefined : names ? ['psychotherapy_notes'] : [];
    }
    case 'lines': {
      const lines = (textIn(form, name) ?? '').split('\n').flatMap((line) => line.trim() || []);
      return lines.length === 0 ? undefined : lines;
    }
    case 'several': {
      const chosen = choicesIn(form, name);
      return chosen.length === 0 ? undefined : chosen;
    }
    case 'choice':
    case 'date':
    case 'text':
      break;
  }

  return textIn(form, name);
};

/** The service parses what is sent and answers by field; here only the kind is known. */
const isArtifact = (entered: { type: string }): entered is Artifact => isEntered(entered.type);

/** A paper as it was entered; what was left open is left out. */
export const paperIn = (form: FormData, kind: EnteredPaper, known: Known): Artifact => {
  const entered: { type: string } & Record<string, unknown> = { type: kind };
  for (const field of fieldsOf(kind)) {
    const value = valueIn(form, field, known);
    if (value === undefined) continue;

    const [group = '', inner] = field.name.split('.');
    const before = entered[group];
    entered[group] =
      inner === undefined
        ? value
        : { ...(typeof before === 'object' && before !== null ? before : {}), [inner]: value };
  }
  // The law asks who signed, by id.
  if (entered['signer_role'] === 'individual') entered['signed_by'] = known.patientId;

  if (!isArtifact(entered)) throw new TypeError(`there is no paper ${kind}`);

  return entered;
};
