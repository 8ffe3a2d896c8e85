export const roles = ['owner', 'provider', 'privacy-officer', 'custodian', 'staff'] as const;
