/** An invited member has no account yet; a disabled one has left for good. */
export const memberStates = ['invited', 'active', 'disabled'] as const;

export const patientAccountStates = ['invited', 'bound', 'ended'] as const;
