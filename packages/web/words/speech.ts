import { createContext, useContext } from 'react';

import type { Problem } from '../api/problem.ts';
import { common } from './common.ts';
import { session } from './session.ts';

/** What parts and the cover say by themselves, in the language of whoever reads the page. */
export interface Speech {
  common: typeof common;
  session: typeof session;
  /** A problem in words: as the service sent it, or in those of the page's language. */
  problem: (problem: Problem) => { title: string; detail: string };
}

/** Pages of the staff speak English, and a refusal in the service's own words. */
export const SpeechContext = createContext<Speech>({ common, session, problem: (problem) => problem });

export const useSpeech = (): Speech => useContext(SpeechContext);
