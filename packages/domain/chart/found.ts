import { Refusal } from '@sequester/model';

export const demandFound = <Thing>(thing: Thing | undefined): Thing => {
  if (thing === undefined) throw new Refusal('not-found');

  return thing;
};
