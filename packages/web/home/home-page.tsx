import { useWhen } from '../identity/me.tsx';
import { CheckIcon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { Pane } from '../parts/pane.tsx';
import { Empty } from '../parts/states.tsx';
import { home } from '../words/home.ts';

export const HomePage = () => {
  const when = useWhen();
  return (
    <Page title={home.title} below={when.long(when.today())}>
      <Pane title={home.title}>
        <Empty icon={CheckIcon} title={home.nothing}>
          {home.nothingWords}
        </Empty>
      </Pane>
    </Page>
  );
};
