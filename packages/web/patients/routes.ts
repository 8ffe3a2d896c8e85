import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root } from '../staff/root.tsx';

const patients = createRoute({
  getParentRoute: () => root,
  path: '/patients',
  component: lazyRouteComponent(() => import('./patients-page.tsx'), 'PatientsPage'),
});

export const patientsRoutes = [patients] as const;
