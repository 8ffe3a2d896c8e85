interface NameParts {
  given?: string | undefined;
  middle?: string | undefined;
  family?: string | undefined;
  suffix?: string | undefined;
  order?: 'family-first' | 'given-first' | undefined;
}

const unspaced = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}・ー]+$/u;

/** A patient's name as the service writes it on a line; the model's own function needs its schemas. */
export const nameOf = ({ given, middle, family, suffix, order }: NameParts): string => {
  const whole = [given, middle, family].every((part) => part === undefined || unspaced.test(part));
  const familyFirst = (order ?? (whole ? 'family-first' : 'given-first')) === 'family-first';
  const parts = familyFirst ? [family, given, middle] : [given, middle, family];
  const name = parts.filter((part) => part !== undefined).join(whole ? '' : ' ');
  return suffix === undefined ? name : `${name} ${suffix}`;
};
