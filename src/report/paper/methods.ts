import { dayInWords } from '../../text/days.ts';
import { platformInSentence } from '../../text/platform-title.ts';
import type { Source } from '../source/source.ts';
import { postsBy } from '../words/known-authors.ts';
import { counted, inSentence, list, shown, whole } from '../words/words.ts';
import { codingPassage } from './coding.ts';
import type { Facts } from './facts.ts';
import { networkPassage } from './network.ts';
import { type Passage, paragraph } from './passage.ts';
import { said } from './statements.ts';

/** The methods section: what was done, with the numbers of this study. */
export function methodsText(source: Source, facts: Facts, version: string): Passage[] {
  return [
    dataPassage(source, facts),
    automatedPassage(source, facts),
    codingPassage(source, facts, version),
    networkPassage(source, facts),
    networksOfPeoplePassage(source, facts),
    limitsPassage(source),
  ];
}

/** What was read, when it was written, and what of it remained. */
function dataPassage(source: Source, facts: Facts): Passage {
  const { posts, people, platforms, unit, settings } = source;
  const accounts = `${counted(people, 'account')}${facts.bots === 0 ? '' : ' not known as automated'}`;
  const analysed = unit === 'people' ? postsBy(source, accounts) : counted(posts, 'post');
  const on = platforms.length === 0 ? '' : ` on ${list(platforms.map(({ name }) => platformInSentence(name)))}`;
  const formats = facts.formats.length === 0 ? '' : ` in the ${facts.formats.length === 1 ? 'format' : 'formats'} ${list(facts.formats)}`;
  const zones =
    facts.assumed === 0
      ? 'The exports state the zone of every time they hold.'
      : `The times of ${counted(facts.assumed, 'post')} state no zone and were read as ${shown(settings.ingest.timezone)}.`;
  return {
    heading: 'Data',
    paragraphs: [
      paragraph(
        `We analysed ${analysed}${on}, read from ${counted(facts.files, 'export file')}${formats}.`,
        said(source, 'query'),
        said(source, 'tool'),
        said(source, 'collected'),
        facts.published,
        zones,
        said(source, 'retrieval'),
      ),
      paragraph(
        'The unit of analysis is the published post.',
        `Of ${counted(facts.rows, 'row')}, ${whole(facts.duplicates)} repeated a post (same platform and id), ${whole(facts.rejected)} could not be read and ${whole(facts.blank)} held no post; ${counted(posts, 'post')} remained.`,
        deletedText(source, facts),
        facts.unsigned === 0 ? 'The author of every post is known.' : `${counted(facts.unsigned, 'post')} had no known author.`,
        `Posts in all languages were kept${facts.languages === 0 ? '; the exports state no languages' : `; the platforms state ${counted(facts.languages, 'language')}`}.`,
        said(source, 'attrition'),
      ),
      `Reposts count as posts of the person who passed them on, with the text of the original; they ${settings.network.ties.includes('repost') ? 'are' : 'make no'} ties in the network.`,
    ],
  };
}

/** How many posts had been deleted, where they are not so few people's that it would tell whose. */
function deletedText({ k }: Source, { deleted, deletedPeople }: Facts): string {
  if (deleted === 0) return 'No post was marked as deleted, removed or withheld.';
  const how = deletedPeople > 0 && deletedPeople < k ? `Posts of fewer than ${whole(k)} people` : counted(deleted, 'post');
  return `${how} had been deleted, removed or withheld; they were kept as posts without text or author.`;
}

function automatedPassage(source: Source, facts: Facts): Passage {
  const left = `these are left out of shares of codes${source.settings.network.bots ? '' : ' and of the network'}`;
  return {
    heading: 'Automated accounts and spam',
    paragraphs: [
      paragraph(
        facts.bots === 0
          ? 'No account was named as automated by the platform or by its own name.'
          : `${counted(facts.bots, 'account')} named as automated by the platform or by ${facts.bots === 1 ? 'its' : 'their'} own name wrote ${counted(facts.byBots, 'post')}; ${left}.`,
        withoutAutomated(facts),
      ),
      paragraph(
        'Signs that automated accounts and people share (repetition, pace, links, hashtags; Carpenter et al. 2020) were computed for a person to judge.',
        said(source, 'accounts'),
      ),
    ],
  };
}

/** The shares of codes without automated accounts, and with them where these are not so few that it would tell what they post. */
function withoutAutomated({ codes, bots }: Facts): string | null {
  if (codes.length === 0) return null;
  const both = codes.every(({ including }) => including !== null);
  const shares = codes.map(({ title, without, including }) => `${inSentence(title)} ${without}${both ? ` and ${including}` : ''}`);
  if (bots === 0) return `Shares of codes were: ${codes.map(({ title, without }) => `${inSentence(title)} ${without}`).join('; ')}.`;
  return `${both ? 'Without and with them' : 'Without them'}, shares were: ${shares.join('; ')}.`;
}

function networksOfPeoplePassage(source: Source, facts: Facts): Passage {
  const sessions =
    facts.sessions === 0
      ? null
      : `${counted(facts.sessions, 'session')} of scheduled chats were found by numbered questions and by their hour of the week (after Greenhalgh et al. 2020).`;
  return {
    heading: 'Professional learning networks',
    paragraphs: [
      paragraph(
        facts.profiles === 0
          ? 'No post has a known author, so nobody has a profile of people, spaces and tools.'
          : `${counted(facts.profiles, 'person', 'people')} with at least ${counted(source.settings.pln.minPosts, 'post')} have a profile of people, spaces and tools.`,
        sessions,
        'Indicators, their formulas and limits are in tables/indicators.csv.',
      ),
      paragraph(
        `Posts are nested in people${facts.sessions === 0 ? '' : ', sessions'} and spaces; intervals of shares take people as clusters.`,
        eventsText(source),
        said(source, 'model'),
      ),
    ],
  };
}

/** How what changed at the events of the study was told. */
function eventsText({ settings }: Source): string | null {
  const { events } = settings.pln;
  if (events.length === 0) return null;
  return `What changed at ${list(events.map(({ name, date }) => `${shown(name)} (${dayInWords(Date.parse(date))})`))} was told from interrupted time series of periods counted from the event (level and trend; Bernal et al. 2017), of the logarithms of counts and shares, with first-order autoregressive errors by restricted maximum likelihood (Turner et al. 2021).`;
}

function limitsPassage({ k }: Source): Passage {
  return {
    heading: 'Disclosure and limits',
    paragraphs: [
      paragraph(
        `Nothing is reported about fewer than ${whole(k)} people, and no number of posts of a kind, week, hour or code of which nearly all are one person’s (the p% rule; Hundepool et al. 2012); further cells are withheld where sums would give them back (Cox 1980).`,
        'What was collected is not what was posted; readers are never seen; an account is not a person; codes of a program err.',
      ),
    ],
  };
}

/** Ethics and data availability, to be completed by the authors. */
export function ethicsText(source: Source, version: string): Passage[] {
  return [
    {
      heading: 'Ethics',
      paragraphs: [
        paragraph(
          said(source, 'ethics'),
          'That posts are public does not decide whether their use is right; we judged by stage, context and possible harm, as the guidelines of the Association of Internet Researchers ask (franzke et al. 2020).',
          said(source, 'harm'),
        ),
        paragraph(
          quotedText(source),
          'Accounts stand under keyed pseudonyms (HMAC-SHA-256, key kept apart from the data) wherever tables leave the machine on which they were read.',
          `Results are aggregates of at least ${whole(source.k)} people.`,
          'Before this report was written, every byte of it was scanned for handles, names, ids, links and any eight words in a row of the posts.',
        ),
        said(source, 'retention'),
      ],
    },
    {
      heading: 'Data and code availability',
      paragraphs: [
        paragraph(
          'Aggregated tables and figures accompany the paper (tables/, figures/; described in datapackage.json and ro-crate-metadata.json).',
          'Raw posts cannot be shared under the terms of the platforms.',
          said(source, 'availability'),
          `The analysis is reproduced by Staffroom ${version} from the same exports, settings, key and seed; hashes of all of them, those of exports, settings and tables under the key, are in manifest.json.`,
        ),
      ],
    },
  ];
}

/** Whose words are quoted, and on what ground. */
function quotedText({ quotes, k }: Source): string {
  const traced = 'about half of the tweets quoted in educational research could be traced to their authors (Mason & Singh 2022)';
  const consented = (quotes ?? []).filter(({ kind }) => kind === 'consented').length;
  const composites = (quotes ?? []).length - consented;
  if (consented + composites === 0) return `No post is quoted: ${traced}.`;
  const told = [
    ...(consented === 0 ? [] : [`${counted(consented, 'post')} ${consented === 1 ? 'is' : 'are'} quoted with consent`]),
    ...(composites === 0
      ? []
      : [
          `${counted(composites, 'composite')} of what at least ${whole(k)} people wrote ${composites === 1 ? 'stands' : 'stand'} in place of quotes`,
        ]),
  ];
  return `${list(told)}; nothing else is quoted, since ${traced}.`;
}
