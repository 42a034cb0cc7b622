import { pick, type Random } from '../../src/random.ts';
import { END, HOUR, MINUTE, ordinaryTime, weekOf } from './calendar.ts';
import { between, drawn, happens, letters } from './chance.ts';
import { type Circle, circle } from './circle.ts';
import type { KindName } from './kinds.ts';
import { mixes, replies } from './mixes.ts';
import { autoModerator, type Invented } from './people.ts';
import type { Export, Planted } from './truth.ts';
import { type Occasion, type Written, write } from './writing.ts';

/** A busy lounge with deep conversations, and a sparse desk for news where few are answered. */
const lounge = {
  name: 'TheChalkLounge',
  id: 't5_invlng',
  submissions: 175,
  answered: 0.93,
  comments: [3, 15],
  replies: replies.lounge,
  bot: 0.35,
  domain: 'self.TheChalkLounge',
} as const;
const desk = {
  name: 'SchoolPolicyDesk',
  id: 't5_invdsk',
  submissions: 170,
  answered: 0.22,
  comments: [1, 3],
  replies: replies.desk,
  bot: 0,
  domain: 'self.SchoolPolicyDesk',
} as const;
type Space = typeof lounge | typeof desk;

const CROSSPOSTS = 9;
const DELETED_AUTHORS = 0.06;
const REMOVED_TEXTS = 0.03;
const NOTICE =
  '**Welcome to the lounge.** Please keep student details out of your post and be kind. *I am a bot, and this action was performed automatically. Please contact the moderators of this subreddit if you have any questions.*';

interface Entry {
  readonly id: string;
  readonly time: number;
  readonly author: Invented;
  readonly space: Space;
  readonly written: Written;
  /** What it answers; null for a submission. */
  readonly parent: Entry | null;
  readonly root: Entry | null;
  readonly crosspostOf: Entry | null;
  fate: 'ok' | 'author deleted' | 'removed' | 'deleted';
}

/** Two subreddits as Pushshift tells them, submissions and comments in one file. */
export function subreddits(random: Random, cast: readonly Invented[]): Export {
  const company = circle(random, cast);
  const entries: Entry[] = [];
  const taken = new Set<string>();
  const make = (entry: Omit<Entry, 'id' | 'fate'>): Entry => {
    let id = '';
    do id = (entry.parent === null ? 'x' : 'i') + letters(random, 6);
    while (taken.has(id));
    taken.add(id);
    company.heard(entry.author);
    const made: Entry = { ...entry, id, fate: 'ok' };
    entries.push(made);
    return made;
  };
  for (const space of [lounge, desk]) {
    for (let i = 0; i < space.submissions; i++) discussion(random, company, space, make);
  }
  const roots = entries.filter(({ parent }) => parent === null);
  for (let person = company.waiting(); person !== null; person = company.waiting()) {
    const later = roots.filter(({ time, author }) => weekOf(time) >= (person?.from ?? 0) && author.community === person?.community);
    const root = pick(random, later.length > 0 ? later : roots.slice(-1));
    make(answer(random, company, person, root, root));
  }
  for (let i = 0; i < CROSSPOSTS; i++) {
    const of = pick(
      random,
      roots.filter(({ space, crosspostOf }) => space === lounge && crosspostOf === null),
    );
    const author = company.company(of.author, weekOf(of.time));
    make({
      time: Math.min(of.time + between(random, 1, 40) * HOUR, END),
      author,
      space: desk,
      written: of.written,
      parent: null,
      root: null,
      crosspostOf: of,
    });
  }
  spoil(random, entries);
  const inOrder = [...entries].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  const answers = new Map<Entry, number>();
  for (const { root } of entries) if (root !== null) answers.set(root, (answers.get(root) ?? 0) + 1);
  const lines = inOrder.map((entry) =>
    JSON.stringify(entry.parent === null ? submission(random, entry, answers.get(entry) ?? 0) : comment(random, entry)),
  );
  // One line is torn, as where a download broke off.
  lines.splice(Math.floor(lines.length / 2), 0, (lines[40] as string).slice(0, 170));
  return {
    name: 'subreddits.ndjson',
    content: `${lines.join('\n')}\n`,
    planted: entries.map(planted),
    people: [...cast, autoModerator],
    duplicates: 0,
    broken: 1,
  };
}

function discussion(random: Random, company: Circle, space: Space, make: (entry: Omit<Entry, 'id' | 'fate'>) => Entry): void {
  const time = ordinaryTime(random);
  const week = weekOf(time);
  const author = leaning(company, space, week);
  const mix =
    space === desk ? { opinion: 62, resource: 20, request: 10, practice: 5, blogWithPractice: 3 } : (mixes.reddit[author.role] ?? {});
  const written = longer(random, author, drawn<KindName>(random, mix), company, week);
  const root = make({ time, author, space, written, parent: null, root: null, crosspostOf: null });
  if (happens(random, space.bot))
    make({ time: time + 4000, author: autoModerator, space, written: notice, parent: root, root, crosspostOf: null });
  if (!happens(random, space.answered)) return;
  const tree = [root];
  // An answer goes to the last word, to any word, or to the first: that makes trees both deep and broad.
  for (let i = 0; i < between(random, space.comments[0], space.comments[1]); i++) {
    const where = drawn(random, { last: 55, any: 20, first: 25 });
    const parent = where === 'first' ? root : where === 'last' ? (tree[tree.length - 1] as Entry) : pick(random, tree);
    const returning = parent.parent !== null && happens(random, 0.3) ? parent.parent.author : null;
    const from = returning ?? company.company(parent.author, weekOf(parent.time));
    tree.push(make(answer(random, company, from, parent, root)));
  }
}

function answer(random: Random, company: Circle, author: Invented, parent: Entry, root: Entry): Omit<Entry, 'id' | 'fate'> {
  const kind = drawn<KindName>(random, root.space.replies);
  const written = longer(random, author, kind, company, weekOf(parent.time));
  return { time: parent.time + between(random, 3, 600) * MINUTE, author, space: root.space, written, parent, root, crosspostOf: null };
}

/** The desk draws the people of policy. */
function leaning(company: Circle, space: Space, week: number): Invented {
  let author = company.someone(week);
  for (let i = 0; space === desk && author.community !== 'policy' && i < 4; i++) author = company.someone(week);
  return author;
}

function longer(random: Random, author: Invented, kind: KindName, company: Circle, week: number): Written {
  const occasion: Occasion = { colleague: () => `u/${company.company(author, week).handle}`, tails: [0, 3] };
  const written = write(random, author, kind, occasion);
  if (!happens(random, 0.3)) return written;
  const further = write(random, author, kind, occasion);
  return { ...written, text: `${written.text}\n\n${further.text}` };
}

const notice: Written = { text: NOTICE, title: null, kind: 'welcome', codes: [], flag: 'conversation' };

/** Authors who deleted themselves, and texts that moderators or authors removed; nobody vanishes wholly. */
function spoil(random: Random, entries: readonly Entry[]): void {
  const left = new Map<Invented, number>();
  for (const { author } of entries) left.set(author, (left.get(author) ?? 0) + 1);
  for (const entry of entries) {
    const posts = left.get(entry.author) ?? 0;
    if (entry.author.role === 'bot' || posts < 3) continue;
    const fate = happens(random, DELETED_AUTHORS)
      ? 'author deleted'
      : happens(random, REMOVED_TEXTS)
        ? 'removed'
        : happens(random, 0.01)
          ? 'deleted'
          : 'ok';
    entry.fate = fate;
    if (fate === 'author deleted' || fate === 'deleted') left.set(entry.author, posts - 1);
  }
}

function planted({ id, parent, written, fate }: Entry): Planted {
  const gone = fate === 'removed' || fate === 'deleted';
  return {
    platform: 'reddit',
    id: `${parent === null ? 't3' : 't1'}_${id}`,
    codes: gone ? [] : written.codes,
    flag: gone ? 'uncodable' : written.flag,
  };
}

function authorship({ author, fate }: Entry) {
  if (fate === 'author deleted' || fate === 'deleted') return { author: '[deleted]', author_flair_text: null };
  return { author: author.handle, author_fullname: `t2_${author.id}`, author_flair_text: null };
}

function bodyOf({ fate, written }: Entry): string {
  return fate === 'removed' ? '[removed]' : fate === 'deleted' ? '[deleted]' : written.text;
}

function permalink({ space, id, parent, root }: Entry): string {
  return `/r/${space.name}/comments/${root?.id ?? id}/_/${parent === null ? '' : `${id}/`}`;
}

function submission(random: Random, entry: Entry, answers: number) {
  const { id, time, space, written, crosspostOf, fate } = entry;
  const link = /https:\/\/\S+/.exec(written.text)?.[0] ?? null;
  const isLink = link !== null && crosspostOf === null && written.kind !== 'practice' && happens(random, space === desk ? 0.8 : 0.4);
  const own = `https://www.reddit.com${permalink(entry)}`;
  const title = written.title ?? `${written.text.slice(0, 60)}…`;
  return {
    id,
    name: `t3_${id}`,
    ...authorship(entry),
    created_utc: Math.floor(time / 1000),
    retrieved_on: Math.floor(END / 1000) + 86_400,
    subreddit: space.name,
    subreddit_id: space.id,
    subreddit_subscribers: space === lounge ? 41_207 : 6_310,
    subreddit_type: 'public',
    title,
    is_self: !isLink,
    selftext: isLink && fate === 'ok' ? '' : bodyOf(entry),
    url: isLink ? link : crosspostOf === null ? own : `https://www.reddit.com${permalink(crosspostOf)}`,
    domain: isLink ? new URL(link).hostname.replace(/^www\./, '') : space.domain,
    permalink: permalink(entry),
    link_flair_text: pick(random, [null, null, 'Rant', 'Advice', 'Resource']),
    score: between(random, 0, 12) ** 2,
    upvote_ratio: between(random, 55, 100) / 100,
    num_comments: answers,
    num_crossposts: 0,
    over_18: false,
    stickied: false,
    locked: false,
    edited: false,
    distinguished: null,
    removed_by_category: fate === 'removed' ? 'moderator' : fate === 'deleted' ? 'deleted' : null,
    ...(crosspostOf === null ? {} : { crosspost_parent: `t3_${crosspostOf.id}` }),
  };
}

function comment(random: Random, entry: Entry) {
  const { id, time, space, parent, root, author } = entry;
  const bot = author.role === 'bot';
  return {
    id,
    name: `t1_${id}`,
    ...authorship(entry),
    created_utc: Math.floor(time / 1000),
    retrieved_on: Math.floor(END / 1000) + 86_400,
    subreddit: space.name,
    subreddit_id: space.id,
    subreddit_type: 'public',
    body: bodyOf(entry),
    link_id: `t3_${root?.id}`,
    parent_id: `${parent?.parent === null ? 't3' : 't1'}_${parent?.id}`,
    permalink: permalink(entry),
    score: bot ? 1 : between(random, -3, 9) ** 2 - (happens(random, 0.05) ? 12 : 0),
    controversiality: 0,
    is_submitter: author === root?.author,
    stickied: bot,
    distinguished: bot ? 'moderator' : null,
    edited: happens(random, 0.03) ? Math.floor(time / 1000) + 300 : false,
    gilded: 0,
  };
}
