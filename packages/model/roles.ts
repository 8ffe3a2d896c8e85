export const roles = ['owner', 'provider', 'privacy-officer', 'custodian', 'staff'] as const;

/** A role in words, as it stands under what its holder signed. */
export const roleWords: Record<(typeof roles)[number], string> = {
  provider: 'therapist',
  'privacy-officer': 'privacy officer',
  staff: 'front desk',
  owner: 'owner',
  custodian: 'custodian of records',
};
