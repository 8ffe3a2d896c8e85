/** Whose records these are: of a covered provider, of a school (FERPA), or of a provider whom HIPAA does not cover. */
export const holderKinds = ['covered_provider', 'school', 'non_covered_provider'] as const;
