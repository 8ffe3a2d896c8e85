import * as z from 'zod';

/** A page as shown, in points. */
export interface PageSize {
  width: number;
  height: number;
}

/** The sizes of the pages of a sealed PDF as shown, in points: each for as many pages in a row as have it. */
export const PageSizes = z.array(z.object({ pages: z.int().min(1), width: z.number(), height: z.number() }));
export type PageSizes = z.infer<typeof PageSizes>;
