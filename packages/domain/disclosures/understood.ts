import { type DisclosureRequest, isNameOf, isSameNamed, type Recipient } from '@sequester/model';

const namesOf = ({ name, organisation, email }: Recipient): string[] =>
  [name, organisation, email].filter((one) => one !== undefined);

/**
 * Papers name people in their own words; where those are the recorded names of the recipient or of the practice, they mean
 * them. A paper that names the requester alone says nothing for a recipient who is someone else.
 */
export const understood = (request: DisclosureRequest) => {
  const { recipient, requester, practiceId, practiceName, patientId, patient, identity, receivedBy } = request;
  const samePerson = isSameNamed(recipient.name, requester.name);
  const asRecipient = [...namesOf(recipient), ...(samePerson ? namesOf(requester) : [])];
  const known = { ...patient, others: [patient.latinName] };
  const isPatient = (name: string): boolean => isNameOf(name, known);
  const asksForThemself =
    requester.type === 'individual' &&
    (identity !== undefined || receivedBy === patientId || isPatient(recipient.name));
  const recipientId = asksForThemself ? patientId : recipient.name;
  return {
    recipientId,
    recipient: (name: string): string => (asRecipient.some((one) => isSameNamed(one, name)) ? recipientId : name),
    holder: (name: string): string => (isSameNamed(name, practiceName) ? practiceId : name),
    patient: (name: string): string => (isPatient(name) ? patientId : name),
  };
};

export type Understood = ReturnType<typeof understood>;
