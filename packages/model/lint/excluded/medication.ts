import { oneOf, rule } from '../rule.ts';
import { drugNames } from './drug-names.ts';

const amount = oneOf('\\d+(?:[.,]\\d+)?', 'half', 'one', 'two', 'three', 'five', 'ten', 'twenty', 'fifty', 'a hundred');
const product = oneOf(
  'meds?',
  'pills?',
  'tablets?',
  'capsules?',
  'medicines?',
  'medications?',
  'injections?',
  'doses?',
);
const use = oneOf(
  'takes?',
  'taking',
  'took',
  'taken',
  'skip(?:s|ped|ping)?',
  'miss(?:es|ed|ing)?',
  'stop(?:s|ped|ping)?',
  'forg[eo]ts?',
  'forgetting',
  'forgot',
  'forgotten',
  'refus(?:es|ed|ing)',
  'quit(?:ting)?',
  'start(?:s|ed|ing)?',
  'went off',
  'going off',
  'came off',
  'is off',
  'off',
  'hoards?',
  'r[au]n out of',
  'resum(?:es|ed|ing)',
  'restart(?:s|ed|ing)?',
  'doubl(?:es|ed|ing)',
  'cheek(?:s|ed|ing)',
);

/** Classes, not as figures of speech. */
const classes = oneOf(
  'anti-?depressants?',
  'anti-?psychotics?',
  'neuroleptics?',
  'anxiolytics?',
  'benzos?',
  'benzodiazepines?',
  'mood stabili[sz]ers?',
  'SSRIs?',
  'SNRIs?',
  'MAOIs?',
  'tricyclics?',
  'psychostimulants?',
  'beta[- ]blockers?',
  'sleeping (?:pills?|tablets?|aids?)',
  'sleep (?:meds?|aids?)',
  'psychotropics?',
  'stimulant medications?',
  'nicotine patch(?:es)?',
  'contraceptive pills?',
  'birth control pills?',
);

export const medication = [
  rule('medication', {
    words: [
      /(?:cut|cuts|hid|hides|flush(?:es|ed)|counts|saves?|saved|shares?|shared|sold|sells|crush(?:es|ed)|halved|splits?) (?:her|his|the|their) (?:\w+ )?(?:tablets?|pills?|meds|medication)\b/,
      /(?:tablets?|pills?|capsules?) (?:in half|twice|once|daily|at night|a day|each|every|before bed)\b/,
      new RegExp(`${oneOf(...drugNames)}\\b(?! levels?\\b)`),
      /\w{3,}(?:azepam|azolam|oxetine|alopram|triptyline|ipramine|azodone|peridone|piprazole|faxine|praz[oa]le|barbital)\b/,
      new RegExp(`${amount}[ -]?(?:mgs?|mcg|milligrams?|micrograms?|millilit(?:er|re)s?|ml|meq)\\b`),
      /(?:off|on|her|his|their|the|no|any|psychiatric|new|more|without|about|with|of|change[sd]? (?:in|to)) (?:\w+ )?(?:medications?|meds)\b/,
      /(?:medications?|meds) (?:was|were|is|are|has|have|helps?|helped|management|monitoring|adherence|compliance|changes?|adjustments?|evaluation|review|refills?|check|list|side|trial)\b/,
      /medications?: /,
      /medicated|unmedicated|over-?medicated/,
    ],
  }),
  rule('medication', {
    words: [
      new RegExp(`${classes}\\b`),
      new RegExp(
        `${use} (?:to take )?(?:her|his|their|the|a|an|any|all|two|three|one|some|extra|of)(?: of)?(?: her| his| the)?(?: \\w+){0,2} ${product}\\b(?! of (?:her|his|my|attention|love))`,
      ),
      /(?:higher|lower|missed|skipped|daily|nightly|morning|evening|bedtime|starting|maintenance|same|full|double|extra|last|new|current|next|(?:in|de)creased|reduced|increase (?:the|her|his)|lower (?:the|her|his)|rais(?:e|ed|ing) (?:the|her|his)) doses?\b(?! of (?:her|his|my|attention|love|reality))/,
      /doses? (?:was|were|is|has been|(?:in|de)crease[ds]?|adjust(?:ed|ment)|change[ds]?|reduction|went|of (?:the |her |his )?(?:med|drug|\w+(?:ine|am|ol|um)\b))/,
      /dos(?:age|ages|ing) (?:was|is|of|changed?|increased?|schedule)/,
      /(?:is|was|been|were|got|being|newly|first|re-?) ?prescribed\b(?! (?:silence|roles?|to be|by (?:her|his) (?:father|mother|family)))/,
      /prescrib(?:er|ers|ing)\b/,
      /(?:new|her|his|the|current|refilled|a|early|filled|renew(?:ed|al of)?) (?:\w+ )?prescriptions?\b(?! for (?:living|life|love|happiness|marriage|silence|joy|being))/,
      /refills?\b(?= (?:of|for|was|were|is|requests?|requested|until|due|through|at|early|needed))(?! of (?:wine|coffee|tea|water))/,
      /(?:needs?|asked for|wants?|requested|out of|early) (?:a |an |her |his |early |more )*refills?\b/,
      /side[- ]effects?\b(?! of (?:him|her|loving|being|the (?:marriage|divorce|move|family)|living|success|fame|honesty|kindness))/,
      /(?:to|is|been|began|started|slowly|will|now) (?:taper(?:ed|ing)?|titrat(?:ed?|ing)|wean(?:ed|ing)?)\b|(?:taper|titration) (?:schedule|plan|was|is|of|by|over|to)\b|(?:tapered|tapers|tapering|titrated|weaned) (?:off|down|up|from|to) (?:the|it|her|his|them|slowly|over|by|in|\d)\b(?! (?:carpet|distance|hall|silence|night|dark))/,
      /(?:monthly|depot|long-acting) (?:injection|injectable|shot)s?/,
      /PRN\b|(?:\d|mg|tablets?|pills?) (?:bid|tid|qhs|qid|qd|prn|b\.i\.d\.|q\.h\.s\.)/,
      /psychopharmacolog\w+|pharmacy|pharmacist/,
      /half a (?:pill|tablet)|pill ?box|pill organi[sz]er|(?:evening|morning|bedtime|nightly|daily) pills?\b/,
    ],
    unless: [
      /\b(?:like|as|as if|as though) (?:a|an|her|his|it were) (?:\w+ )?(?:pills?|drug|medicine|medication|antidepressant|sedative|antipsychotic|tranquili[sz]er|dose|prescription|side effect|sleeping)/,
      /\b(?:is|was|are|were) (?:his|her|their|my|our|the (?:only|best)|an?) (?:\w+ )?(?:pill|medicine|medication|antidepressant|sedative|tranquili[sz]er|antipsychotic|mood stabili[sz]er|sleeping pill|benzo|anxiolytic|prescription)\b/,
      /\bdream(?:s|t|ed)? (?:of|that|about)/,
      /\bbitter pills?\b|\blithium (?:batter|mine)/,
    ],
  }),
];
