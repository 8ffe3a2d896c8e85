import * as z from 'zod';

import { lineDefect } from '../printed-line.ts';
import { saysNothing, saysSomething } from '../says-something.ts';

/** A text that stands on one line and shows something, in whatever script, in composed form. */
export const oneLine = (letters: number) =>
  z
    .string()
    .trim()
    .normalize()
    .min(1)
    .max(letters)
    .superRefine((text, context) => {
      const defect = lineDefect(text) ?? (saysSomething(text) ? undefined : saysNothing);
      if (defect !== undefined)
        context.addIssue({ code: 'custom', path: [], message: defect.code, params: { ...defect } });
    });
