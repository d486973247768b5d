// What the page itself says beside what it is given. A page that knows the reader's language says it in that.
export const words = {
  optional: '(optional)',
  answers: 'Answers',
  save: 'Save',
  cancel: 'Not now',
  more: 'Add more',
  restored: 'What you typed before is back.',
  startOver: 'Start over',
  notSaved: 'Not saved.',
  stillHere: 'What you typed is still here.',
  unreachable: 'The service cannot be reached. Check that it is running, then try again.',
  refused: 'The service did not take it. Try again.',
};
