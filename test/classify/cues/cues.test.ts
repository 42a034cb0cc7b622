import { expect, test } from 'vitest';
import { CueIndex } from '../../../src/classify/cues/cue-index.ts';
import { cues } from '../../../src/classify/cues/cues.ts';
import { plain } from '../../../src/classify/cues/plain.ts';

const index = new CueIndex(cues);

function found(text: string): string[] {
  const signals = new Map<string, string>();
  index.find(plain(text), signals);
  return [...signals.keys()];
}

test.each([
  ['selfpromotion/own-lesson', 'We tried our new unit on rivers', 'They tried the new unit on rivers'],
  ['selfpromotion/here-is-mine', "Here's my seating plan, feel free to use it", "Here's a seating plan"],
  ['selfpromotion/here-is-mine', 'I did not find it, I drew it', 'I drew a breath'],
  ['selfpromotion/here-is-mine', 'This matrix is young. Feedback is welcome', 'They give feedback'],
  ['selfpromotion/here-is-mine', 'I run a travelling zoo for schools', 'I run every day'],
  ['selfpromotion/here-is-mine', 'In this film Dr Lund and I discuss plastic', 'Dr Lund discusses plastic'],
  ['selfpromotion/hosting', "I'm so excited to be moderating tonight", 'She is moderating tonight'],
  ['selfpromotion/hosting', 'Please join @ann, @bob and me on Friday', 'Please join @ann on Friday'],
  ['selfpromotion/hosting', 'Hope you can join us', 'Hope you are well'],
  ['selfpromotion/we-added', 'We just added five films on plates', 'They just added five films on plates'],
  ['selfpromotion/register', 'Save your seat now', 'Take your seat now'],
  ['selfpromotion/register', 'Please join the webinar of the museum', 'They join in'],
  ['selfpromotion/register', 'To register, see the page', 'The register is full'],
  ['selfpromotion/invite', 'Join us on Friday', 'Join them on Friday'],
  ['selfpromotion/invite', 'I recruit for schools abroad. Ask me anything', 'They ask for anything'],
  ['commercial/listing', '12-lesson hybrid bundle on acids', 'A bundle of joy'],
  ['commercial/listing', 'River Film Guide | Worksheet | Google Forms', 'We made a worksheet'],
  ['commercial/listing', 'Funny teacher mug, tea cup gift', 'He broke a mug'],
  ['commercial/deal', 'Special early adopter rates until March', 'The early adopter was glad'],
  ['commercial/deal', 'Everything is 25 off right now', 'He is 25'],
  ['commercial/deal', 'Get six of them: 6 months free', 'A free month of May'],
  ['commercial/deal', 'Looking for a book on rivers? Look no further!', 'We look further'],
  ['commercial/deal', 'Sign up for a trial', 'He stood trial'],
  ['commercial/deal', 'My Etsy is open', 'We read about the Amazon rainforest'],
  ['commercial/giveaway', 'Win a class set of magnets', 'You can win a grant with it'],
  ['commercial/purchase', 'The planner is now in stores', 'Nobody knows what is in store for us'],
  ['commercial/kickstarter', 'Our Kickstarter starts in May', 'The kick starts the game'],
  ['sharing/answering', 'If you have a large class, ask for an aide. Hope that helps', 'I have a large class'],
  ['sharing/answering', 'In our district the rule depends on the grade', 'The district has a rule'],
  ['sharing/answering', 'What works for me is a timer', 'She is at work'],
  ['request/seeking', 'Please share your favourite film on rivers', 'We share our favourite films'],
  ['request/seeking', 'I am looking at a class of forty. Are there resources?', 'I am looking forward to it'],
  ['conversation/thanks', 'Welcome to the chat', 'All educators welcome, feedback is welcome'],
  ['news-opinion/politics', 'Most Americans agree', 'A trip to the American Museum'],
  ['context/advert-question', 'Looking for a curriculum on rivers? See ours', 'I was looking for a curriculum on rivers.'],
])('%s is in %j, not in %j', (cue, text, other) => {
  expect(found(text)).toContain(cue);
  expect(found(other)).not.toContain(cue);
});
