import * as z from 'zod';

import { phi } from '../phi.ts';
import { PersonName } from '../practice/names.ts';

export const PatientName = z.strictObject({ given: phi(PersonName.clone()), family: phi(PersonName.clone()) });
