import { integer, pick, type Random, shuffled } from '../../src/random.ts';
import { DAY, END, ordinaryTime, weekOf } from './calendar.ts';
import { between, drawn, happens } from './chance.ts';
import { circle } from './circle.ts';
import type { KindName } from './kinds.ts';
import { mixes } from './mixes.ts';
import { type Invented, WEEKS } from './people.ts';
import type { Export, Planted } from './truth.ts';
import { type Community, words } from './vocabulary.ts';
import { write } from './writing.ts';

const POSTS = 880;
const SHORTCODE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Milliseconds at which Instagram's ids begin. */
const ID_EPOCH = 1_314_220_021_721;

/** Captions with offers, advertising, giveaways and stories, as Zeeschuimer captures them. */
export function instagram(random: Random, cast: readonly Invented[]): Export {
  const company = circle(random, cast);
  const planted: Planted[] = [];
  const lines: string[] = [];
  const posts = Array.from({ length: POSTS }, () => {
    const author = company.waiting() ?? company.someone(WEEKS);
    company.heard(author);
    return { author, time: ordinaryTime(random, author.from, WEEKS) };
  }).sort((a, b) => b.time - a.time || (a.author.handle < b.author.handle ? -1 : 1));
  for (const [index, { author, time }] of posts.entries()) {
    const friend = () => company.company(author, weekOf(time));
    const written = write(random, author, drawn<KindName>(random, mixes.instagram[author.role] ?? {}), {
      colleague: () => `@${friend().handle}`,
      tails: [0, 3],
    });
    const blank = happens(random, 0.015);
    const thanked = !blank && happens(random, 0.38) ? [...new Set([friend(), friend()])].slice(0, between(random, 1, 2)) : [];
    const thanks =
      thanked.length === 0
        ? ''
        : `\n\n${pick(random, ['with', 'cc', 'Inspired by', 'Tagging', 'hello'])} ${thanked.map(({ handle }) => `@${handle}`).join(' ')}`;
    const caption = blank ? null : `${written.text}${thanks}\n.\n${hashtags(random, author.community)}`;
    const label = !blank && written.text.startsWith('Paid partnership');
    const paid = label || (!blank && /#ad\b|#sponsored/.test(written.text) && happens(random, 0.55));
    const pk = String((BigInt(time - ID_EPOCH) << 23n) | BigInt(integer(random, 2 ** 23)));
    lines.push(JSON.stringify(envelope(random, { index, pk, author, time, caption, paid, tagged: thanked })));
    planted.push({ platform: 'instagram', id: pk, codes: blank ? [] : written.codes, flag: blank ? 'uncodable' : written.flag });
  }
  return { name: 'instagram.ndjson', content: `${lines.join('\n')}\n`, planted, people: cast, duplicates: 0, broken: 0 };
}

function hashtags(random: Random, community: Community | null): string {
  const general = ['teachersofinstagram', 'teacherlife', 'classroomideas', 'iteachtoo', 'teachergram', 'backtoschool'];
  const own = community === null ? [] : words[community].tag;
  return [...shuffled(random, own).slice(0, between(random, 1, 3)), ...shuffled(random, general).slice(0, between(random, 0, 4))]
    .map((tag) => `#${tag}`)
    .join(' ');
}

interface Shown {
  readonly index: number;
  readonly pk: string;
  readonly author: Invented;
  readonly time: number;
  readonly caption: string | null;
  readonly paid: boolean;
  readonly tagged: readonly Invented[];
}

function envelope(random: Random, { index, pk, author, time, caption, paid, tagged }: Shown) {
  const id = `${pk}_${author.id}`;
  const collected = END + 3 * DAY + index * 900;
  const hidden = happens(random, 0.06);
  const carousel = happens(random, 0.3);
  return {
    nav_index: `2:${Math.floor(index / 12)}`,
    item_id: id,
    timestamp_collected: collected,
    source_platform: 'instagram.com',
    source_platform_url: 'https://www.instagram.com/',
    source_url: 'https://www.instagram.com/api/v1/feed/invented/',
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:110.0) Gecko/20100101 Firefox/110.0',
    data: {
      id,
      pk,
      code: shortcode(pk),
      taken_at: Math.floor(time / 1000),
      media_type: carousel ? 8 : 1,
      product_type: carousel ? 'carousel_container' : 'feed',
      user: user(author),
      owner: user(author),
      caption: caption === null ? null : { pk: `${pk.slice(0, -2)}01`, text: caption, has_translation: null },
      caption_is_edited: false,
      // Where counts are hidden the platform shows three likes, whatever the number is.
      like_count: hidden ? 3 : Math.floor(author.followers * random() * 0.08),
      like_and_view_counts_disabled: hidden,
      comment_count: between(random, 0, 24),
      view_count: null,
      usertags:
        tagged.length === 0 || happens(random, 0.6) ? null : { in: tagged.map((person) => ({ user: user(person), position: [0.5, 0.5] })) },
      coauthor_producers: [],
      is_paid_partnership: paid,
      sponsor_tags: null,
      affiliate_info: null,
      carousel_media: null,
      carousel_media_count: carousel ? between(random, 2, 8) : null,
      location: null,
      accessibility_caption: null,
      has_liked: false,
    },
    id: index + 1,
  };
}

function user({ id, handle, name }: Invented) {
  return { pk: id, id, username: handle, full_name: name, is_verified: false, is_private: false };
}

/** The last part of a post's address: its id in base 64. */
function shortcode(pk: string): string {
  let rest = BigInt(pk);
  let code = '';
  for (; rest > 0n; rest /= 64n) code = (SHORTCODE[Number(rest % 64n)] as string) + code;
  return code;
}
