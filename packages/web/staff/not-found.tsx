import { LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { frame } from '../words/frame.ts';

/** What is not there and what is not for this person to see look the same. */
export const NotFound = () => (
  <Page title={frame.notFound} below={frame.notFoundWords}>
    <LinkButton to="/">{frame.toHome}</LinkButton>
  </Page>
);
