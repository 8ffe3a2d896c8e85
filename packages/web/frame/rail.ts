import type { LinkProps } from '@tanstack/react-router';

import type { Role } from '../identity/me.tsx';
import { HomeIcon, InboxIcon, LogIcon, PeopleIcon, type Icon } from '../parts/icons.tsx';
import { frame } from '../words/frame.ts';

export interface RailEntry {
  label: string;
  icon: Icon;
  to: LinkProps['to'];
  /** Who has it. */
  roles: readonly Role[];
  /** The letter after `g` that goes there. */
  letter: string;
}

/** Where the members of a practice go, in this order; each sees the entries of their roles. */
const rail: readonly RailEntry[] = [
  { label: frame.home, icon: HomeIcon, to: '/', roles: ['provider'], letter: 'h' },
  {
    label: frame.patients,
    icon: PeopleIcon,
    to: '/patients',
    roles: ['owner', 'provider', 'privacy-officer', 'staff', 'custodian'],
    letter: 'p',
  },
  {
    label: frame.requests,
    icon: InboxIcon,
    to: '/requests',
    roles: ['owner', 'provider', 'privacy-officer', 'staff'],
    letter: 'r',
  },
  {
    label: frame.accessLog,
    icon: LogIcon,
    to: '/access-log',
    roles: ['privacy-officer', 'owner'],
    letter: 'l',
  },
];

export const railOf = (roles: readonly Role[]): RailEntry[] =>
  rail.filter((entry) => entry.roles.some((role) => roles.includes(role)));
