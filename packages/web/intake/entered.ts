import type { Given } from '../api/operations.ts';
import type { Ground } from '../words/grounds.ts';
import { grounds } from '../words/grounds.ts';
import { requestedClasses, requesterTypes, type RequestedClass, type RequesterType } from '../words/parties.ts';

/** What stands in the fields of all steps, by the field's name. It lives in the page and nowhere else. */
export type Entered = Readonly<Record<string, readonly string[]>>;

export interface Chosen {
  patientId: string;
  name: string;
  born: string;
}

/** The fields of a form over what was entered before. A name that the form has and that is empty now is empty. */
export const entering = (before: Entered, form: HTMLFormElement): Entered => {
  const data = new FormData(form);
  const names = [...form.elements].flatMap((field) => field.getAttribute('name') ?? []);
  const now = names.map((name) => [
    name,
    data.getAll(name).filter((value): value is string => typeof value === 'string'),
  ]);
  return { ...before, ...Object.fromEntries(now) };
};

export const textOf = (entered: Entered, name: string): string | undefined => {
  const text = entered[name]?.[0]?.trim() ?? '';
  return text === '' ? undefined : text;
};

const isGround = (name: string): name is Ground => Object.hasOwn(grounds, name);
const isType = (name: string): name is RequesterType => Object.hasOwn(requesterTypes, name);
const isClass = (name: string): name is RequestedClass => Object.hasOwn(requestedClasses, name);

/** The ground that was chosen, or that the three answers lead to. */
export const groundOf = (entered: Entered): Ground | undefined => {
  const chosen = textOf(entered, 'groundAsserted');
  if (chosen !== undefined && isGround(chosen)) return chosen;

  const [paper, signed, own] = ['paper', 'signed', 'own'].map((name) => textOf(entered, name));
  if (chosen === undefined || paper === undefined || signed === undefined || own === undefined) return undefined;

  if (own === 'yes') return 'patient_access';

  if (paper === 'judge') return 'court_order';

  if (signed === 'yes') return 'authorization';

  return paper === 'others' ? 'subpoena' : 'other';
};

export const typeOf = (entered: Entered): RequesterType | undefined => {
  const type = textOf(entered, 'requester.type');
  return type !== undefined && isType(type) ? type : undefined;
};

export const classesOf = (entered: Entered): RequestedClass[] => (entered['requested.classes'] ?? []).filter(isClass);

export const goesElsewhere = (entered: Entered): boolean => textOf(entered, 'to') === 'other';

const recipientOf = (entered: Entered) =>
  goesElsewhere(entered)
    ? {
        recipient: {
          name: textOf(entered, 'recipient.name') ?? '',
          organisation: textOf(entered, 'recipient.organisation'),
          email: textOf(entered, 'recipient.email') ?? '',
        },
      }
    : {};

const identityOf = (entered: Entered, by: string) => {
  const how = textOf(entered, 'how');
  return textOf(entered, 'identity') === 'yes' && how !== undefined
    ? { stated: { facts: { requester: { identity_verified: true } }, verification: { by, how } } }
    : {};
};

type Body = Given<'receiveRequest'>['body'];

/** The request as it is sent; nothing where a step is not done. */
export const requestOf = (entered: Entered, chosen: Chosen, by: string): Body | undefined => {
  const [type, groundAsserted] = [typeOf(entered), groundOf(entered)];
  if (type === undefined || groundAsserted === undefined) return undefined;

  return {
    patientId: chosen.patientId,
    requester: {
      type,
      name: textOf(entered, 'requester.name') ?? '',
      organisation: textOf(entered, 'requester.organisation'),
      email: textOf(entered, 'requester.email') ?? '',
      for: textOf(entered, 'requester.for'),
      ...(textOf(entered, 'identity') === 'yes' ? { identityVerified: true } : {}),
    },
    ...recipientOf(entered),
    groundAsserted,
    requested: {
      classes: classesOf(entered),
      dateFrom: textOf(entered, 'requested.dateFrom'),
      dateTo: textOf(entered, 'requested.dateTo'),
      description: textOf(entered, 'requested.description') ?? '',
    },
    purpose: textOf(entered, 'purpose') ?? '',
    ...identityOf(entered, by),
  };
};
