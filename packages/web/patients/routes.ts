import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root } from '../staff/root.tsx';

const patients = createRoute({
  getParentRoute: () => root,
  path: '/patients',
  component: lazyRouteComponent(() => import('./patients-page.tsx'), 'PatientsPage'),
});

/** What all pages of one patient have in common: the strip and the tabs. */
const patient = createRoute({
  getParentRoute: () => root,
  path: '/patients/$patientId',
  component: lazyRouteComponent(() => import('./patient-page.tsx'), 'PatientPage'),
});

const sessions = createRoute({
  getParentRoute: () => patient,
  path: '/',
  component: lazyRouteComponent(() => import('./sessions-tab.tsx'), 'SessionsTab'),
});

const chart = createRoute({
  getParentRoute: () => patient,
  path: 'chart',
  component: lazyRouteComponent(() => import('../chart/chart-tab.tsx'), 'ChartTab'),
});

const details = createRoute({
  getParentRoute: () => patient,
  path: 'details',
  component: lazyRouteComponent(() => import('./details-tab.tsx'), 'DetailsTab'),
});

export const patientsRoutes = [patients, patient.addChildren([sessions, chart, details])] as const;
