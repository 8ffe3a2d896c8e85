/** A note of one session of the demo: its format and its parts. */
type DemoNote = { format: 'DAP' | 'SOAP' | 'BIRP' | 'GIRP' | 'intake' | 'narrative' } & Record<string, string>;

/** One patient of the demo practice. Everything about them is invented. */
export interface DemoPatient {
  /** Names the steps of the seed. */
  step: string;
  clinician: 'therapist-1' | 'therapist-2';
  demographics: Record<string, unknown>;
  diagnoses: { code: string; description: string; certainty?: string }[];
  medications?: { name: string; dose: string; frequency: string; prescriber: string }[];
  allergies?: { allergen: string; reaction?: string; severity?: string }[];
  /** Answers to an instrument, one set for each time it was given: in the first session, and in the last ones. */
  measures?: { instrument: 'PHQ-9' | 'GAD-7'; answers: number[][] };
  problem: string;
  goal: string;
  objective: string;
  intervention: string;
  setting: 'in-person' | 'video';
  modality: 'individual' | 'couple';
  /** Of the first session, as YYYY-MM-DD; the others follow week by week. */
  firstSession: string;
  /** Hour of the day at which sessions begin, in UTC. */
  hour: number;
  notes: DemoNote[];
}
