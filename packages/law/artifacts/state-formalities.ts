import { daysAfter } from '../clocks.ts';
import type { ReasonCode } from '../reasons/reason.ts';
import { rulesOn } from '../states/governing.ts';
import type { AuthorizationCell } from '../states/row.ts';
import type { Check, Defect } from './authorization-elements.ts';
import type { AuthorizationArtifact } from './authorization.ts';

type Formality = NonNullable<AuthorizationCell['requires']>[number];

/** How a form shows that it keeps a formality, and what it lacks otherwise. Waivers of a family are asked where the notes are known. */
const SHOWN: Record<
  Exclude<Formality, 'every-family-member'>,
  { lacks: ReasonCode; field: string; by: (form: AuthorizationArtifact) => boolean }
> = {
  'calendar-expiry': {
    lacks: 'state-calendar-expiry-missing',
    field: 'expires_on',
    by: (form) => Boolean(form.expires_on),
  },
  witness: { lacks: 'state-witness-missing', field: 'witnessed', by: (form) => form.witnessed === true },
  'right-to-inspect': {
    lacks: 'state-right-to-inspect-not-stated',
    field: 'statements.right_to_inspect',
    by: (form) => form.statements?.right_to_inspect === true,
  },
  'consequences-of-refusal': {
    lacks: 'state-consequences-not-stated',
    field: 'statements.consequences_of_refusal',
    by: (form) => form.statements?.consequences_of_refusal === true,
  },
};

const tooLong = ({ signed_on: signed, expires_on: expires }: AuthorizationArtifact, days: number): boolean =>
  !expires || !signed || expires > daysAfter(signed, days);

/** What the states that govern ask of a form beyond 45 CFR 164.508(c), where somebody read it in the statute. */
export const stateFormalities: Check = (form, { facts }) =>
  rulesOn(facts, 'authorization')
    .filter(({ verified }) => verified === 'read')
    .flatMap(({ requires, days, statute }) => {
      const lacking = (requires ?? []).flatMap((formality): Defect[] => {
        if (formality === 'every-family-member' || SHOWN[formality].by(form)) return [];
        return [[SHOWN[formality].lacks, SHOWN[formality].field, statute]];
      });
      const long: Defect[] = days && tooLong(form, days) ? [['state-form-runs-too-long', 'expires_on', statute]] : [];
      return [...lacking, ...long];
    });
