/** What therapists type, and how the words of the list begin that they mean by it. */
const meant: Readonly<Record<string, readonly string[]>> = {
  add: ['attention', 'deficit'],
  addiction: ['dependence'],
  adhd: ['attention', 'deficit', 'hyperactivity'],
  alcoholism: ['alcohol'],
  anxious: ['anxi'],
  asd: ['autistic'],
  autism: ['autis'],
  aud: ['alcohol'],
  behaviour: ['behavior'],
  bereaved: ['death', 'family'],
  bereavement: ['death', 'family'],
  bpd: ['borderline'],
  burnout: ['burn', 'out'],
  depressed: ['depressi'],
  depression: ['depressi'],
  dmdd: ['disruptive', 'mood'],
  dysthymia: ['dysthymi'],
  gad: ['generalized', 'anxiety'],
  generalised: ['generalized'],
  mania: ['mani'],
  manic: ['mani'],
  mdd: ['major', 'depressive'],
  ocd: ['obsessive', 'compulsive'],
  odd: ['oppositional', 'defiant'],
  oud: ['opioid'],
  phobia: ['phobi'],
  phobic: ['phobi'],
  pmdd: ['premenstrual', 'dysphoric'],
  psychosis: ['psycho'],
  ptsd: ['post', 'traumatic', 'stress'],
  schizophrenic: ['schizophreni'],
  sud: ['dependence'],
  suicide: ['suicid'],
  suicidal: ['suicid'],
  tbi: ['traumatic', 'brain', 'injury'],
  unspec: ['unspecified'],
};

/** Small letters without accents, with a space for each sign between them; lines stay lines. */
export const foldedLines = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f’']+/g, '')
    .replaceAll(/[!-/:-@[-`{-~]+/g, ' ');

/** How each word that was meant begins. */
export const beginningsOf = (typed: string): string[] =>
  foldedLines(typed)
    .split(/\s/)
    .filter((word) => word !== '')
    .flatMap((word) => (Object.hasOwn(meant, word) ? (meant[word] ?? []) : [word]));

/** The code that was typed in full or in part, in capitals without its point; undefined for words. */
export const codeTyped = (typed: string): string | undefined => {
  const code = typed.trim().toUpperCase().replaceAll(/[.\s]/g, '');
  return /^[A-Z]\d[0-9A-Z]{0,5}$/.test(code) ? code : undefined;
};
