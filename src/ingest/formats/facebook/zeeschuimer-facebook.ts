import type { Account, Found, JsonFormat, JsonObject, Refusal } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { object, objects, stamp, text } from '../values.ts';
import { unwrapped } from '../zeeschuimer.ts';
import { objectNumber } from './object-number.ts';

/** Posts of Facebook as Zeeschuimer captures them, or 4CAT keeps them, with the fields that 4CAT's `map_item` reads. */
export const zeeschuimerFacebook: JsonFormat = {
  name: 'zeeschuimer-facebook',
  title: 'Facebook posts captured with Zeeschuimer (NDJSON)',
  container: 'json',
  lacks: 'no counts, comments or bios',
  looksLike: (record) => unwrapped(record, PLATFORMS) !== null,
  *read(record) {
    const found = unwrapped(record, PLATFORMS);
    yield found === null ? notAPost : post(found.item, found.collected);
  },
};

const PLATFORMS = ['facebook.com'];
const notAPost: Refusal = { code: 'not-a-post', reason: 'an item of the page around the posts' };

function post(item: JsonObject, collected: number | null): Found {
  const sections = object(item.comet_sections);
  const story = object(object(sections?.content)?.story);
  if (story === null) return notAPost;
  const id = objectNumber(text(story.post_id));
  if (id === null) return { code: 'no-id', reason: 'the post has no number in post_id' };
  const around = object(object(object(sections?.context_layout)?.story)?.comet_sections);
  const shown = objects(around?.metadata)
    .map((part) => object(part.story))
    .find((part) => part !== null && 'creation_time' in part);
  const made = stamp(shown?.creation_time);
  const time = epochSeconds(made);
  if (made !== null && time === null) return { code: 'unreadable-time', reason: `the time is not a count of seconds: ${made}` };
  return {
    platform: 'facebook',
    id,
    author: accountOf(objects(story.actors)[0] ?? null),
    time,
    text: text(object(story.message)?.text),
    space: /\/groups\/([^/?#]+)/.exec(text(shown?.url) ?? text(story.wwwURL) ?? '')?.[1] ?? null,
    collected,
  };
}

/** The address of a profile ends in its name, or gives its number. */
function accountOf(actor: JsonObject | null): Account | null {
  if (actor === null) return null;
  const last = text(actor.url)?.split('/').at(-1)?.split('?') ?? [];
  const handle = last[0] === undefined || last[0] === '' || last[0] === 'profile.php' ? null : last[0];
  const id = text(actor.id);
  return id === null && handle === null ? null : { id, handle, name: text(actor.name) };
}
