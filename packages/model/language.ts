/** The languages of pages and mails to people outside of the practice, as codes (BCP 47). */
export const languages = ['en', 'es'] as const;
export type SpokenLanguage = (typeof languages)[number];

/** The one of them that somebody reads by what is on record; English where nothing is, or another. */
export const spokenBy = ({ preferredLanguage }: { preferredLanguage?: string | undefined }): SpokenLanguage =>
  /^es\b/i.test(preferredLanguage ?? '') ? 'es' : 'en';
