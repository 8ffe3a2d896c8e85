import {
  type ConfidentialCommunication,
  isLiving,
  type Patient,
  spokenBy,
  type SpokenLanguage,
} from '@sequester/model';

/** Where a patient may be written to by mail, and in which language. */
export interface PatientReach {
  email: string;
  language: SpokenLanguage;
}

type Asked = Pick<
  ConfidentialCommunication,
  'channel' | 'email' | 'address' | 'telephone' | 'answer' | 'endedOn' | 'askedOn' | 'enteredInError'
>;

/** The last wish that stands; one that is not answered yet is honoured already (45 CFR 164.522(b)(1)(i)). */
const lastWish = (asked: readonly Asked[]): Asked | undefined =>
  asked
    .filter(
      ({ answer, endedOn, enteredInError }) =>
        answer !== 'not-reasonable' && endedOn === undefined && enteredInError === undefined,
    )
    .toSorted((one, other) => one.askedOn.localeCompare(other.askedOn))
    .at(-1);

/** The address that a wish leaves: its own, none where it names other means or places alone, else the one on the chart. */
const addressUnder = (wish: Asked, email: string | undefined): string | undefined => {
  if (wish.email !== undefined) return wish.email;

  const elsewhere =
    wish.channel === undefined ? (wish.address ?? wish.telephone) !== undefined : wish.channel !== 'email';
  return elsewhere ? undefined : email;
};

/** Where mail reaches a patient by what the chart says now. Undefined where none may be sent: the practice tells them by the means that they asked for. */
export const reachOf = (
  patient: Pick<Patient, 'email' | 'death' | 'preferredLanguage'>,
  asked: readonly Asked[],
): PatientReach | undefined => {
  const wish = lastWish(asked);
  const email = wish === undefined ? patient.email : addressUnder(wish, patient.email);
  return email === undefined || !isLiving(patient) ? undefined : { email, language: spokenBy(patient) };
};
