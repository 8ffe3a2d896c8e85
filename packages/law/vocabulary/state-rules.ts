/** The rules of a state for which a release to a third party waits where nobody read them. */
export const confirmableRules = ['authorization', 'confidentiality', 'orders', 'minors'] as const;

/** What counsel answers: the state asks for nothing more than is on record, or it forbids. */
export const ruleAnswers = ['permits', 'forbids'] as const;
