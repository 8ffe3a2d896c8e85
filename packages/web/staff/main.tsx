import { RouterProvider } from '@tanstack/react-router';

import { begin } from '../identity/begin.tsx';
import { router } from './router.ts';

void begin('member', '/portal', <RouterProvider router={router} />);
