/** Whether an entry is neither a draft nor in the record any more. */
export const isGone = ({ state }: { state: string }): boolean => state === 'deleted' || state === 'taken-out';
