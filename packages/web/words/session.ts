export const session = {
  coverTitle: 'Sign in again to go on',
  coverWords:
    'You were away for a while, so the screen is covered. Nothing is lost: what you typed is still here and is saved as soon as you are back.',
  coverHint: 'Signing in opens a small window. This page stays as it is.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signOutAndClose: 'Sign out and close',
  ending: 'The screen is covered in less than a minute, as nothing was done here.',
  stay: 'Stay',
  arriving: 'Signing you in',
  chooseTitle: 'Which practice?',
  chooseWords: 'You belong to more than one. What you do next is done for the one you choose.',
  acting: 'somebody you act for',
  nobodyTitle: 'No practice yet',
  nobodyWords: 'Your account belongs to no practice. Ask the person who invited you.',
  operatorWords: 'Your account founds practices and sees no record. Its pages are not built yet.',
  portal: 'My own record',
};
