import { GoButton } from './go.tsx';
import { useWords } from './language.tsx';
import { Screen } from './screen.tsx';

/** What is not there and what is not for this person to see look the same. */
export const PortalNotFound = () => {
  const { frame } = useWords();
  return (
    <Screen title={frame.notFound} lead={frame.notFoundWords}>
      <GoButton to="/">{frame.home}</GoButton>
    </Screen>
  );
};
