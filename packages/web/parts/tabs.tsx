import { Link, type LinkProps } from '@tanstack/react-router';

import styles from './tabs.module.css';

interface Place {
  label: string;
  link: LinkProps;
  /** Only its own address is it, and none below. */
  exact?: boolean;
}

const placesIn = (
  look: string | undefined,
  { places, label, className }: { places: readonly Place[]; label: string; className: string | undefined },
) => (
  <nav className={className} aria-label={label}>
    {places.map(({ label: word, link, exact = true }) => (
      <Link
        key={word}
        {...link}
        className={look}
        activeOptions={{ exact, includeSearch: exact }}
        activeProps={{ 'aria-current': 'page' }}
      >
        {word}
      </Link>
    ))}
  </nav>
);

/** The parts of one thing, as links: each has its address. On a phone they stand in rows of three. */
export const Tabs = ({ label, tabs }: { label: string; tabs: readonly Place[] }) =>
  placesIn(styles.tab, { places: tabs, label, className: styles.tabs });

/** What of a list is shown, as links. They wrap. */
export const Filters = ({ label, filters }: { label: string; filters: readonly Place[] }) =>
  placesIn(styles.filter, { places: filters, label, className: styles.filters });
