import '../design/tokens.css';
import '../design/base.css';
import './signed-in.css';
import { beginSignIn, handOver, signInChannel } from './sign-in.ts';

const page = document.querySelector('#page');

/** One sentence, and where it helps a button. */
const say = (title: string, words: string, act?: [label: string, run: () => void]): void => {
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.textContent = title;
  const sentence = document.createElement('p');
  sentence.textContent = words;
  main.append(heading, sentence);
  if (act !== undefined) {
    const button = document.createElement('button');
    button.textContent = act[0];
    button.addEventListener('click', act[1]);
    main.append(button);
  }
  document.title = `${title} · Sequester`;
  page?.replaceChildren(main);
};

const begin = (): void => void beginSignIn('/app');

/** The issuer comes back here: to the page that began, or in a small window that tells the page which opened it. */
const arrived = (): void => {
  const answer = new URLSearchParams(location.search);
  const [code, state] = [answer.get('code'), answer.get('state')];
  if (code === null || state === null) {
    say('You were not signed in', 'The sign-in ended before it was done.', ['Sign in', begin]);
    return;
  }
  const returnTo = handOver(code, state);
  if (returnTo !== undefined) {
    location.replace(returnTo);
    return;
  }
  const channel = new BroadcastChannel(signInChannel);
  channel.postMessage({ code, state });
  say('You are signed in', 'Go back to the window you came from. This one can be closed.');
  setTimeout(() => window.close(), 50);
};

if (location.pathname === '/signed-out')
  say('You are signed out', 'Nothing of what you read or wrote stays on this device.', ['Sign in', begin]);
else arrived();
