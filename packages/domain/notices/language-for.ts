import { type DisclosureRequest, spokenBy, type SpokenLanguage } from '@sequester/model';

/** In which language whoever asked is written to: the patient's own where it is the patient or who acts for them, else English. */
export const languageFor = ({ requester, patient }: Pick<DisclosureRequest, 'requester' | 'patient'>): SpokenLanguage =>
  requester.type === 'individual' || requester.type === 'personal_representative' ? spokenBy(patient) : 'en';
