import { useMe } from '../identity/me.tsx';
import { Page } from '../parts/page.tsx';
import { portalEnglish } from '../words/portal-en.ts';

export const PortalHome = () => {
  const { name, practiceName } = useMe();
  return (
    <main>
      <Page
        title={portalEnglish.home}
        heading={name === undefined ? undefined : portalEnglish.hello(name)}
        below={practiceName}
      >
        <p>{portalEnglish.record}</p>
      </Page>
    </main>
  );
};
