import { Refusal, type LetterId, type RecordedLetter, type RequestFile } from '@sequester/model';

export const letterOf = ({ letters }: RequestFile, letterId: LetterId): RecordedLetter => {
  const found = letters.find((one) => one.letterId === letterId);
  if (found === undefined) throw new Refusal('not-found');

  return found;
};
