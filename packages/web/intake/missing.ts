import type { FieldErrors } from '../parts/form.tsx';
import { intake } from '../words/intake.ts';
import { classesOf, goesElsewhere, groundOf, textOf, typeOf, type Entered } from './entered.ts';

/** Of each sentence whether it applies; those that do. */
const those = (all: Readonly<Record<string, readonly [missing: boolean, text: string]>>): FieldErrors =>
  Object.fromEntries(Object.entries(all).flatMap(([name, [missing, text]]) => (missing ? [[name, text]] : [])));

const { requester, asked, ground } = intake;

const inRequester = (entered: Entered): FieldErrors => {
  const empty = (name: string): boolean => textOf(entered, name) === undefined;
  const other = goesElsewhere(entered);
  return those({
    'requester.type': [typeOf(entered) === undefined, requester.missing.type],
    'requester.name': [empty('requester.name'), requester.missing.name],
    'requester.email': [empty('requester.email'), requester.missing.email],
    identity: [empty('identity'), requester.missing.identity],
    how: [textOf(entered, 'identity') === 'yes' && empty('how'), requester.missing.how],
    'recipient.name': [other && empty('recipient.name'), requester.missing.otherName],
    'recipient.email': [other && empty('recipient.email'), requester.missing.otherEmail],
  });
};

const inAsked = (entered: Entered): FieldErrors => {
  const [from, until] = [textOf(entered, 'requested.dateFrom'), textOf(entered, 'requested.dateTo')];
  return those({
    'requested.classes': [classesOf(entered).length === 0, asked.missing.classes],
    'requested.dateTo': [from !== undefined && until !== undefined && until < from, asked.missing.range],
    'requested.description': [textOf(entered, 'requested.description') === undefined, asked.missing.description],
  });
};

const inGround = (entered: Entered): FieldErrors => {
  const chosen = textOf(entered, 'groundAsserted');
  const unanswered = (name: string): readonly [boolean, string] => [
    chosen === 'unknown' && textOf(entered, name) === undefined,
    ground.missing.questions,
  ];
  return those({
    groundAsserted: [groundOf(entered) === undefined && chosen === undefined, ground.missing.ground],
    paper: unanswered('paper'),
    signed: unanswered('signed'),
    own: unanswered('own'),
    purpose: [textOf(entered, 'purpose') === undefined, ground.missing.purpose],
  });
};

/** What is missing in a step with fields, by field. */
export const missingIn: Readonly<Record<number, (entered: Entered) => FieldErrors>> = {
  2: inRequester,
  3: inAsked,
  4: inGround,
};
