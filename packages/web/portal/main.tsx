import { RouterProvider } from '@tanstack/react-router';

import { begin } from '../identity/begin.tsx';
import { InLanguage } from './language.tsx';
import { portalRouter } from './router.ts';

void begin('patient', '/app', <RouterProvider router={portalRouter} />, InLanguage);
