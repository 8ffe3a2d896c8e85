import { createRouter } from '@tanstack/react-router';

import { homeRoutes } from '../home/routes.ts';
import { patientsRoutes } from '../patients/routes.ts';
import { sessionsRoutes } from '../sessions/routes.ts';
import { root } from './root.tsx';

export const router = createRouter({
  routeTree: root.addChildren([...homeRoutes, ...patientsRoutes, ...sessionsRoutes]),
  basepath: '/app',
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
