import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { classes } from '../parts/classes.ts';

import buttonStyles from '../parts/button.module.css';

interface GoProps {
  /** An address of the portal. */
  to: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A link to a page of the portal, whose addresses the staff's router does not know. */
export const Go = ({ to, className, children }: GoProps) => (
  <Link to={to} className={className}>
    {children}
  </Link>
);

export const GoButton = ({ main = false, ...link }: GoProps & { main?: boolean }) => (
  <Go {...link} className={classes(buttonStyles['button'], main && buttonStyles['main'], link.className)} />
);

/** What stands in the address under a name. */
export const useAddressPart = (name: string): string => {
  const parts: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return parts[name] ?? '';
};
