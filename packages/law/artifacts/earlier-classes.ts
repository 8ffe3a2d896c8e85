import type { HolderClass, RecipientClass } from './classes.ts';

const EACH = String.raw`^(any|all|any and all|each|every|my)( of)?( (my|the|a))?( (current|former|future|past|present|other))*`;
const WHICH = String.raw`( (who|whom|that|which|treating|having|involved|representing) .*)?$`;
const KIND_OF_PROVIDER = String.raw`( (treating|licensed|health|healthcare|care|medical|mental|behavioral))*`;

const classOf = (nouns: string) => new RegExp(`${EACH}${nouns}${WHICH}`);

const PROVIDERS = classOf(
  `${KIND_OF_PROVIDER} (providers?|practitioners?|professionals?|clinicians?|doctors?|physicians?|(psycho)?therapists?|psychologists?|psychiatrists?|counsell?ors?)`,
);
const HOSPITALS = classOf(String.raw` (hospitals?)`);
const PLANS = classOf(String.raw`( health)? (plans?|insurers?)`);
const ATTORNEYS = classOf(String.raw` (attorneys?|lawyers?|counsel)`);
const SOMEBODY = /^(any|all|each|every)\b/;

type Read<Class> = Class | 'unread' | undefined;

const read = <Class>(words: string, rows: readonly [RegExp, Class][]): Read<Class> => {
  const plain = words.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  return rows.find(([phrase]) => phrase.test(plain))?.[1] ?? (SOMEBODY.test(plain) ? 'unread' : undefined);
};

/** The class of holders that a form of the earlier vocabulary names in words: 45 CFR 164.508(c)(1)(ii). Words that name a class that is not known are unread. */
export const holderClassIn = (words: string): Read<HolderClass> =>
  read<HolderClass>(words, [
    [PROVIDERS, 'health_care_providers'],
    [HOSPITALS, 'hospitals'],
    [PLANS, 'health_plans'],
  ]);

/** The class of recipients that a form of the earlier vocabulary names in words: 45 CFR 164.508(c)(1)(iii). */
export const recipientClassIn = (words: string): Read<RecipientClass> =>
  read<RecipientClass>(words, [
    [PROVIDERS, 'treating_providers'],
    [PLANS, 'health_plans'],
    [ATTORNEYS, 'attorneys_of_the_patient'],
  ]);
