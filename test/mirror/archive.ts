import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 6, 15);
const stamp = (time: number) => {
  const [weekday, day, month, year, clock] = new Date(time).toUTCString().split(/,? /) as [string, string, string, string, string];
  return `${weekday} ${month} ${day} ${clock} +0000 ${year}`;
};

interface Invented {
  readonly day: number;
  readonly text: string;
  readonly to?: readonly [handle: string, id: string];
  readonly hashtag?: string;
  readonly link?: string;
}

/** An invented account: answers Bo, passes on Cy, left #oldchat, came to #newchat, sells in a shop, and has a hostile text. */
const posts: readonly Invented[] = [
  ...Array.from({ length: 4 }, (_, i) => ({ day: i * 7, text: `@bo yes, week ${i}`, to: ['bo', '71'] as const })),
  ...Array.from({ length: 3 }, (_, i) => ({ day: i, text: `thoughts on fractions ${i}`, hashtag: 'oldchat' })),
  ...Array.from({ length: 3 }, (_, i) => ({ day: 500 + i, text: `RT @cy: a good lesson ${i}` })),
  ...Array.from({ length: 9 }, (_, i) => ({ day: 505 + i, text: `ratio tables ${i}`, hashtag: 'newchat' })),
  {
    day: 520,
    text: 'My new unit is in my store, 20% off today! <script>document.title = "broken"</script> https://t.co/a',
    link: 'https://www.teacherspayteachers.com/Product/1',
  },
];

/** Writes the archive, as X gives it, with or without the file that names its owner. */
export function writeArchive(folder: string, { owner = true }: { readonly owner?: boolean } = {}): string {
  mkdirSync(folder, { recursive: true });
  const tweets = posts.map(({ day, text, to, hashtag, link }, i) => {
    const mention = /^(?:RT )?@(\w+)/.exec(text)?.[1];
    const id = `12345678901234560${String(i).padStart(2, '0')}`;
    return {
      tweet: {
        id,
        id_str: id,
        created_at: stamp(START + day * DAY),
        full_text: text,
        lang: 'en',
        favorite_count: '0',
        retweet_count: '0',
        entities: {
          hashtags: hashtag === undefined ? [] : [{ text: hashtag, indices: ['0', '1'] }],
          symbols: [],
          user_mentions:
            mention === undefined
              ? []
              : [
                  {
                    name: mention,
                    screen_name: mention,
                    indices: ['0', '3'],
                    id_str: mention === 'bo' ? '71' : '72',
                    id: mention === 'bo' ? '71' : '72',
                  },
                ],
          urls: link === undefined ? [] : [{ url: 'https://t.co/a', expanded_url: link, display_url: 'x', indices: ['0', '1'] }],
        },
        ...(to === undefined ? {} : { in_reply_to_screen_name: to[0], in_reply_to_user_id_str: to[1], in_reply_to_user_id: to[1] }),
      },
    };
  });
  writeFileSync(join(folder, 'tweets.js'), `window.YTD.tweets.part0 = ${JSON.stringify(tweets, null, 2)}`);
  const account = { accountId: '70', username: 'ada_invented', accountDisplayName: 'Ada', createdAt: '2019-01-01T00:00:00.000Z' };
  if (owner) writeFileSync(join(folder, 'account.js'), `window.YTD.account.part0 = ${JSON.stringify([{ account }])}`);
  return folder;
}
