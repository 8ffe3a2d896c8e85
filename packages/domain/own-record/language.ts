import type { Language } from '@sequester/law';

/** The language of a patient, as far as the service speaks it; English otherwise. */
export const languageOf = ({ preferredLanguage }: { preferredLanguage?: string | undefined }): Language =>
  /^es\b/u.test(preferredLanguage ?? '') ? 'es' : 'en';
