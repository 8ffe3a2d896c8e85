import { lineDefect, printedLineDefect, textAt, type TextDefect } from '@sequester/model';
import type * as z from 'zod';

interface Lines {
  /** Fields that are printed on what leaves. */
  printed?: readonly string[];
  /** Fields that stand on one line, in whatever script. */
  lines?: readonly string[];
}

/**
 * A body whose named fields have to fit their place, as `requester.name`. It is asked when they are typed and not when they
 * are read back: what stands already blocks nothing.
 */
export const typedLines = <Body extends z.ZodType>(body: Body, { printed = [], lines = [] }: Lines): Body =>
  body.superRefine((value, context) => {
    const check = (names: readonly string[], defectOf: (text: string) => TextDefect | undefined): void => {
      for (const name of names) {
        const text = textAt(value, name);
        const defect = text === undefined ? undefined : defectOf(text);
        if (defect !== undefined)
          context.addIssue({ code: 'custom', path: name.split('.'), message: defect.code, params: { ...defect } });
      }
    };
    check(printed, printedLineDefect);
    check(lines, lineDefect);
  });
