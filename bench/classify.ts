// What coding a post costs, beside natural’s naive Bayes in the same run: npm run bench:classify -- [posts]
// The posts are invented and seeded: the same command codes the same posts. Node has the young space that a coding thread has.
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import { codesOfAll } from '../src/classify/codes.ts';
import type { CodablePost } from '../src/classify/reading/reading.ts';
import { isContent } from '../src/classify/reading/word-bits.ts';
import { rules } from '../src/classify/study-rules.ts';
import { integer, type Random, seeded } from '../src/random.ts';
import { stem, words } from '../src/text/words.ts';

const count = Number(process.argv[2] ?? 100_000);
const random = seeded('bench/classify');
const people = Array.from({ length: 12_500 }, () => person(random));
const posts = Array.from({ length: count }, () => invented(random));
const ready = await rules();

/** Posts coded together, as the stage does. */
const BATCH = 2048;
const applied = (from: readonly CodablePost[]): number => {
  let values = 0;
  for (let at = 0; at < from.length; at += BATCH)
    for (const { decisions } of codesOfAll(from.slice(at, at + BATCH), ready))
      for (const { value } of Object.values(decisions)) values += value ? 1 : 0;
  return values;
};
applied(posts.slice(0, 20_000));
const start = process.cpuUsage();
const before = performance.now();
const values = applied(posts);
const wall = performance.now() - before;
const { user, system } = process.cpuUsage(start);
const letters = posts.reduce((sum, { text }) => sum + (text?.length ?? 0), 0) / count;
process.stdout.write(`${count} invented posts of ${letters.toFixed(0)} signs: ${values} codes applied\n`);
process.stdout.write(
  `codesOfAll     ${((user + system) / count).toFixed(2)} µs a post (CPU), ${((wall * 1000) / count).toFixed(2)} µs (wall)\n`,
);

const bayes = new BayesClassifier();
const stems = (text: string): string[] => words(text).filter(isContent).map(stem);
for (const [i, { text }] of posts.slice(0, 1000).entries()) bayes.addDocument(stems(text ?? ''), i % 3 === 0 ? 'yes' : 'no');
bayes.train();
const judged = posts.slice(1000, 1200);
const begun = process.cpuUsage();
for (const { text } of judged) bayes.classify(stems(text ?? ''));
const spent = process.cpuUsage(begun);
process.stdout.write(
  `natural’s Bayes ${((spent.user + spent.system) / judged.length).toFixed(0)} µs a post (CPU), one code, fitted on 1,000 posts\n`,
);

/** A person who posts, with the same bio each time. */
function person(from: Random): Pick<CodablePost, 'handle' | 'name' | 'bio'> {
  const pick = (list: readonly string[]): string => list[integer(from, list.length)] as string;
  const handle = `${pick(['ms', 'mr', 'coach', 'prof', 'the'])}${pick(['rivera', 'okafor', 'lindqvist', 'tanaka', 'novak'])}${integer(from, 500)}`;
  const bio = integer(from, 2) === 0 ? null : `${pick(['Grade 5', 'Physics', 'Art'])} teacher, ${pick(['runner', 'reader', 'baker'])}`;
  return { handle, name: handle, bio };
}

function invented(from: Random): CodablePost {
  const pick = <T>(list: readonly T[]): T => list[integer(from, list.length)] as T;
  const chance = (share: number): boolean => integer(from, 1000) < share * 1000;
  const parts: string[] = [];
  if (chance(0.25)) parts.push(`@${pick(['ann', 'bo', 'cy'])}${integer(from, 900)}`);
  const sentences = 1 + integer(from, 3);
  for (let s = 0; s < sentences; s++) {
    parts.push(
      pick([
        `My students ${pick(['built', 'tested', 'compared', 'drew'])} ${pick(['bridges', 'maps', 'models', 'circuits'])} today and ${pick(['explained', 'measured', 'wrote down'])} what ${pick(['broke', 'changed', 'surprised them'])}`,
        `New blog post: how I ${pick(['grade', 'plan', 'group'])} ${pick(['labs', 'essays', 'projects'])} in half the time`,
        `Does anyone have a good ${pick(['unit', 'lesson', 'video'])} on ${pick(['erosion', 'fractions', 'poetry', 'cells'])}?`,
        `A${1 + integer(from, 7)}: we start with ${pick(['a photo', 'a question', 'low-floor tasks'])} and ${pick(['compare ideas', 'let groups argue', 'collect words'])}`,
        `The ${pick(['district', 'board', 'state'])} will ${pick(['vote', 'decide'])} on the ${pick(['budget', 'calendar', 'standards'])} next ${pick(['week', 'month'])}`,
        `${pick(['Lovely', 'Long', 'Loud'])} ${pick(['morning', 'week', 'meeting'])}, ${pick(['coffee', 'rain', 'stacks of paper'])} everywhere and the ${pick(['copier', 'bell', 'projector'])} ${pick(['broke', 'sang', 'won'])}`,
        `My ${pick(['grammar', 'algebra', 'map'])} task cards are ${10 + integer(from, 40)}% off until Sunday`,
        `Thanks for the ${pick(['chat', 'idea', 'resources'])} everyone, see you ${pick(['tomorrow', 'next week'])}!`,
      ]),
    );
  }
  // Rare words, as posts have them: names, places, subjects.
  for (let w = 0; w < 3; w++) parts.push(`about ${rare(from)}`);
  if (chance(0.6)) parts.push(`#${pick(['edchat', 'scichat', 'mathchat', 'ngsschat'])}`);
  if (chance(0.4)) parts.push(`https://t.co/${pick(['aB3dE', 'xY9zQ', 'k2LmN'])}${integer(from, 900)}`);
  return {
    kind: parts[0]?.startsWith('@') ? 'reply' : 'original',
    status: 'ok',
    language: 'en',
    title: null,
    text: parts.join('. '),
    quotedText: null,
    adLabel: null,
    hashtags: [],
    links: chance(0.2) ? [`https://${pick(['example.org', 'www.nytimes.com', 'www.teacherspayteachers.com'])}/${integer(from, 9000)}`] : [],
    ...pick(people),
  };
}

/** One of some 8,000 words, the common ones more often. */
function rare(from: Random): string {
  const syllables = [
    'ba',
    'dor',
    'fel',
    'gim',
    'ka',
    'lun',
    'mer',
    'nis',
    'pol',
    'ra',
    'sot',
    'tam',
    've',
    'wil',
    'zu',
    'cho',
    'ni',
    'lo',
    'qua',
    'stri',
  ];
  let number = Math.floor((integer(from, 8000) * integer(from, 8000)) / 8000);
  let word = '';
  for (let k = 0; k < 3; k++) {
    word += syllables[number % syllables.length];
    number = Math.floor(number / syllables.length);
  }
  return word;
}
