import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root } from '../staff/root.tsx';

const session = createRoute({
  getParentRoute: () => root,
  path: '/patients/$patientId/sessions/$sessionId',
  component: lazyRouteComponent(() => import('./session-page.tsx'), 'SessionPage'),
});

const newSession = createRoute({
  getParentRoute: () => root,
  path: '/patients/$patientId/new-session',
  component: lazyRouteComponent(() => import('./new-session-page.tsx'), 'NewSessionPage'),
});

export const sessionsRoutes = [session, newSession] as const;
