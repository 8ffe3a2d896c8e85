import { classes } from '../parts/classes.ts';
import { CheckIcon, ClockIcon, DocumentIcon, InboxIcon, SentIcon, StopIcon, type Icon } from '../parts/icons.tsx';
import { statuses, type Status } from '../words/requests.ts';

import styles from './requests.module.css';

const icons: Record<Status, readonly [icon: Icon, tone?: 'no' | 'some' | 'yes']> = {
  received: [DocumentIcon],
  'awaiting-artifact': [DocumentIcon, 'some'],
  'in-review': [ClockIcon],
  approved: [ClockIcon],
  building: [ClockIcon],
  ready: [CheckIcon, 'yes'],
  released: [SentIcon],
  opened: [CheckIcon, 'yes'],
  closed: [CheckIcon],
  refused: [StopIcon, 'no'],
  withdrawn: [StopIcon],
  revoked: [StopIcon, 'no'],
  expired: [ClockIcon],
  'with-privacy-officer': [InboxIcon],
  answered: [CheckIcon, 'yes'],
};

/** Where a request stands: icon and words. */
export const Stands = ({ status }: { status: Status }) => {
  const [Drawn, tone] = icons[status];
  return (
    <span className={classes(styles.stands, tone !== undefined && styles[tone])}>
      <Drawn size={18} />
      {statuses[status]}
    </span>
  );
};
