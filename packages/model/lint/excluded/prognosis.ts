import { oneOf, rule } from '../rule.ts';

const turn = oneOf(
  'relapse',
  'recover',
  'improve',
  'worsen',
  'deteriorate',
  'respond',
  'benefit',
  'decompensate',
  'remit',
  'resolve',
  'persist',
  'recur',
  'return',
  'drop out',
  'get (?:worse|better|well)',
  'need (?:long|years|hospital\\w*|ongoing|more|further|lifelong|another)',
  'regress',
  'be (?:a )?(?:lifelong|chronic|long|slow|hospitali[sz]ed|readmitted|well|stable|back)',
  'stay (?:sober|well|stable|chronic)',
  'remain (?:stable|symptomatic|chronic|sober|well|vulnerable)',
  'do (?:well|poorly|badly)',
  'make a (?:full|good|partial|complete|slow)',
  'continue to (?:improve|decline|worsen)',
  'become chronic',
  'end in',
  'take (?:months|years|a long)',
  'reoffend',
  'attempt again',
);
const outcome = oneOf(
  'outcome',
  'recovery',
  'remission',
  'improvement',
  'relapse',
  'course',
  'decline',
  'outlook',
  'recurrence',
  'response to treatment',
  'response',
  'deterioration',
  'gains?',
  'return to (?:work|baseline|full)',
  'change',
);
const sober = [
  /\bdream/,
  /\b(?:marriage|relationship|weather|economy|stocks?|team|company|market|season|movie|novel|book|soup|house|garden|car|country|election)\b/,
];

export const prognosis = [
  rule('prognosis', {
    words: [
      /prognos(?:is|es|tic)\b/,
      new RegExp(
        `(?:good|poor|fair|guarded|favou?rable|unfavou?rable|excellent|bleak|better|worse|positive|hopeful) (?:long-term |short-term |treatment |overall |clinical )?(?:outcome|outlook|prognosis|chances?|prospects?)\\b`,
      ),
      /(?:outlook|prospects?) (?:is|are|remains?|seems?|for (?:recovery|improvement|remission|change))/,
      new RegExp(
        `(?:likely|unlikely|expected|bound|sure|apt|liable|at risk|predicted|not expected|probable) (?:that (?:she|he|they|the patient|the client|symptoms?) will |to )(?:\\w+ly )?${turn}\\b`,
      ),
      new RegExp(
        `(?:she|he|they|patient|client|symptoms?|depression|anxiety|it|this|mood|drinking|sobriety|condition|disorder|panic)(?: \\w+)? (?:will|should|may|might|could|would|can|is going to|won't|will not|may not|is not going to) (?:\\w+ly |well |not |never |eventually |only |still |soon |again )*${turn}\\b`,
      ),
      new RegExp(
        `(?:i|we|one can|would|do not|don't|not|team) (?:\\w+ )?(?:expect|anticipate|predict|foresee|hope for)\\b[^.;]{0,40}?\\b(?:${outcome}|${turn})\\b`,
      ),
      new RegExp(
        `(?:full|partial|complete|sustained|lasting|quick|slow|early|further|much|significant) (?:functional )?${outcome} (?:\\w+ )?(?:is|seems?|looks|will|within|by|can be|likely|unlikely|expected|possible|probable|would|should|remains)\\b`,
      ),
      /(?:high|low|elevated|moderate|considerable|increased|some|real|great|significant|serious|at|the|long-term|ongoing) (?:\w+ )?risk (?:of|for) (?:\w+ )?(?:relapse|recurrence|re-?hospitali[sz]ation|suicide|readmission|drop-?out|dropping out|another|decompensation|chronicity)/,
      /chances? (?:of|for|that) (?:\w+ )?(?:recovery|relapse|remission|improvement|recurrence|getting (?:better|worse)|success|she will|he will|staying)/,
      /(?:rehabilitation|recovery|treatment) potential|expected (?:course|outcome|length of treatment|recovery|duration)|course is (?:likely|expected|chronic)|time to recovery|long(?:er)?[- ]term (?:outlook|outcome|course|recovery)|anticipated (?:outcome|course|recovery|length|discharge)/,
      /(?:recovery|remission|improvement|relapse|full recovery|treatment) (?:\w+ )?(?:is|seems|looks|will be|would be|may be|should be|could) (?:\w+ )?(?:likely|unlikely|expected|possible|probable|doubtful|slow|long|incomplete|certain|within|take)/,
    ],
    unless: sober,
  }),
];
