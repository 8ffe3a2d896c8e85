import { Refusal } from '@sequester/model';

export const found = <Thing>(thing: Thing | undefined): Thing => {
  if (thing === undefined) throw new Refusal('not-found');

  return thing;
};
