/** A part of the range of a total, with the words that its authors have for it. */
interface Band {
  from: number;
  severity: string;
}

interface Instrument {
  title: string;
  /** How many items it has, each answered with 0 to 3. */
  items: readonly string[];
  bands: readonly Band[];
  /** The item that asks about death or self-harm, counted from 1: any answer but 0 asks for a look at safety. */
  safetyItem?: number;
  /** In LOINC: the whole instrument, and its total. */
  loinc: { panel: string; total: string };
}

/**
 * Instruments whose total is counted here. What their items are about is said in our own words. PHQ-9: Kroenke, Spitzer, Williams,
 * J Gen Intern Med 2001;16:606. GAD-7: Spitzer and others, Arch Intern Med 2006;166:1092. Both may be used without permission.
 */
export const instruments = {
  'PHQ-9': {
    title: 'Patient Health Questionnaire, 9 items',
    items: [
      'interest and pleasure',
      'low mood',
      'sleep',
      'energy',
      'appetite',
      'thoughts of failure',
      'concentration',
      'slowness or restlessness',
      'thoughts of death or self-harm',
    ],
    bands: [
      { from: 0, severity: 'minimal' },
      { from: 5, severity: 'mild' },
      { from: 10, severity: 'moderate' },
      { from: 15, severity: 'moderately severe' },
      { from: 20, severity: 'severe' },
    ],
    safetyItem: 9,
    loinc: { panel: '44249-1', total: '44261-6' },
  },
  'GAD-7': {
    title: 'Generalized Anxiety Disorder, 7 items',
    items: [
      'nervousness',
      'worry that does not stop',
      'worry about many things',
      'trouble relaxing',
      'restlessness',
      'irritability',
      'fear that something awful happens',
    ],
    bands: [
      { from: 0, severity: 'minimal' },
      { from: 5, severity: 'mild' },
      { from: 10, severity: 'moderate' },
      { from: 15, severity: 'severe' },
    ],
    loinc: { panel: '69737-5', total: '70274-6' },
  },
} as const satisfies Record<string, Instrument>;

export type InstrumentName = keyof typeof instruments;

/** What a counted instrument comes to. */
export interface Scored {
  total: number;
  severity: string;
  /** Whether the item about death or self-harm was answered with more than 0. */
  askAboutSafety: boolean;
}

/** The total of the answers, each of 0 to 3, in the words of the instrument. */
export const scored = (name: InstrumentName, answers: readonly number[]): Scored => {
  const { bands, safetyItem }: Instrument = instruments[name];
  const total = answers.reduce((sum, answer) => sum + answer, 0);
  const band = bands.findLast(({ from }) => total >= from);
  return {
    total,
    severity: band?.severity ?? '',
    askAboutSafety: safetyItem !== undefined && (answers[safetyItem - 1] ?? 0) > 0,
  };
};
