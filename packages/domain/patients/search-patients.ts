import { type CalendarDate, Refusal, typedWords } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { TraceStore } from '../traces.ts';
import type { PatientPage, PatientStore } from './ports.ts';

interface Stores {
  patients: PatientStore;
  traces: TraceStore;
}

interface Input {
  /** Beginnings of words of the name, in any order, in whatever case and with or without accents. */
  name?: string | undefined;
  birthDate?: CalendarDate | undefined;
  clinician?: 'me' | undefined;
  cursor?: string | undefined;
}

const nothingToLookFor = (): Refusal =>
  new Refusal('invalid-request', [
    { path: 'body.name', code: 'nothing-to-look-for', text: 'Send letters of a name, or a date of birth.' },
  ]);

/** Patients by what somebody says of them. What was looked for is in no record. */
export const searchPatients =
  ({ patients, traces }: Stores) =>
  async (context: PracticeContext, { name = '', birthDate, clinician, cursor }: Input): Promise<PatientPage> => {
    const words = typedWords(name);
    if (words.length === 0 && (birthDate === undefined || name !== '')) throw nothingToLookFor();

    const own = clinician === undefined ? undefined : memberOf(context);
    const [page] = await Promise.all([
      patients.find(context, { words, birthDate, clinician: own }, { cursor }),
      traces.record(context, auditEvent(context, 'patient.searched', {})),
    ]);
    return page;
  };
