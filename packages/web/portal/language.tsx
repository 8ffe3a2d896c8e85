import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

import { useMe } from '../identity/me.tsx';
import { whenIn, type When } from '../parts/when.ts';
import { portalWords, type Language, type PortalWords } from '../words/portal/index.ts';
import { SpeechContext, type Speech } from '../words/speech.ts';

const storageKey = 'language';

/** The language that was chosen on this device; without a choice the one of the device. */
const firstLanguage = (): Language => {
  const kept = localStorage.getItem(storageKey) ?? navigator.language.slice(0, 2);
  return kept === 'es' ? 'es' : 'en';
};

interface Spoken {
  language: Language;
  choose: (language: Language) => void;
}

const LanguageContext = createContext<Spoken>({ language: 'en', choose: () => undefined });

export const useLanguage = (): Spoken => useContext(LanguageContext);

/** The words of the portal in the language of its reader. */
export const useWords = (): PortalWords => portalWords[useLanguage().language];

/** Days and times in the practice's zone and the reader's language. */
export const usePortalWhen = (): When => {
  const { timeZone } = useMe();
  const { language } = useLanguage();
  return useMemo(() => whenIn(timeZone, language), [timeZone, language]);
};

const speechOf = ({ common, session, problems }: PortalWords): Speech => ({
  common,
  session,
  problem: ({ code, title, detail }) => {
    const [known, next] = problems[code] ?? [title, detail];
    return { title: known, detail: next };
  },
});

/** Everything inside speaks the reader's language: pages, parts, and the cover of an ended session. */
export const InLanguage = ({ children }: { children: ReactNode }) => {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const spoken = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        localStorage.setItem(storageKey, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  const speech = useMemo(() => speechOf(portalWords[language]), [language]);
  return (
    <LanguageContext value={spoken}>
      <SpeechContext value={speech}>{children}</SpeechContext>
    </LanguageContext>
  );
};
