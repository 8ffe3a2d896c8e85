interface Dated {
  signed_on?: string | null;
  received_on?: string | null;
}

/** The date of a paper that lies after a day: nothing is used before it was signed and before it was here. */
export const laterThan = (
  day: string,
  { signed_on: signedOn, received_on: receivedOn }: Dated,
): 'signed_on' | 'received_on' | undefined => {
  if (signedOn && signedOn > day) return 'signed_on';
  return receivedOn && receivedOn > day ? 'received_on' : undefined;
};
