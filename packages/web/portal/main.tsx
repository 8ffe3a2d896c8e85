import { begin } from '../identity/begin.tsx';
import { PortalHome } from './portal-home.tsx';

void begin('patient', '/app', <PortalHome />);
