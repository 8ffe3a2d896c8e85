import type { Approval } from '@sequester/model';

/** Whether each object that an originator selected is granted. */
export const isGranted = ({ selection = [], grants = [] }: Pick<Approval, 'selection' | 'grants'>): boolean =>
  grants.length >= selection.length;
