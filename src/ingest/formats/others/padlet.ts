import type { Account, Found, FoundPost, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { textOfHtml } from '../html.ts';
import { neededTime } from '../moments.ts';
import { object, objects, text } from '../values.ts';

/**
 * A board of Padlet with its posts and comments, as its interface gives it (`?include=posts,sections,comments`; the fields of its
 * documentation). A section, or the board where there is none, is the space of a post.
 */
export const padlet: JsonFormat = {
  name: 'padlet',
  title: 'board of Padlet with its posts (JSON)',
  container: 'json',
  lacks: 'reactions are not told; writers of comments are called otherwise than those of posts; no bios',
  looksLike: (record) => object(record.data)?.type === 'board' && Array.isArray(record.included),
  *read(record) {
    const board = object(record.data);
    const included = objects(record.included);
    const titles = new Map(
      [board, ...included].flatMap((part) => {
        const title = text(object(part?.attributes)?.title);
        return title === null ? [] : [[`${part?.type}/${text(part?.id)}`, title] as const];
      }),
    );
    for (const part of included) {
      if (part.type === 'post') yield found(part, (id) => post(part, id, titles));
      if (part.type === 'comment') yield found(part, () => comment(part));
    }
  },
};

type Telling = Omit<FoundPost, 'platform' | 'id' | 'time'>;

/** What posts and comments have in common; what waits for approval or its hour is there for nobody yet. */
function found(part: JsonObject, tell: (id: string) => Telling): Found {
  const id = text(part.id);
  if (id === null) return { code: 'no-id', reason: `the ${part.type} has no id` };
  const attributes = object(part.attributes);
  const status = text(attributes?.status);
  if (status === 'pending_moderation' || status === 'scheduled') return { leftOut: 'posts that are not shown yet' };
  const time = neededTime(text(attributes?.createdAt), UTC, 'createdAt');
  if ('code' in time) return time;
  return { platform: 'padlet', id, time, ...tell(id) };
}

function post(part: JsonObject, id: string, titles: ReadonlyMap<string, string>): Telling {
  const attributes = object(part.attributes);
  const content = object(attributes?.content);
  const { text: words, links = [] } = textOfHtml(text(content?.bodyHtml) ?? text(content?.body));
  const attached = text(object(content?.attachment)?.url);
  const all = attached === null ? links : [...new Set([...links, attached])];
  const section = related(part, 'section');
  const board = related(part, 'board');
  return {
    author: accountOf(object(attributes?.author)),
    title: text(content?.subject),
    text: words,
    ...(all.length === 0 ? {} : { links: all }),
    space: titles.get(`section/${section}`) ?? titles.get(`board/${board}`) ?? board,
    thread: id,
  };
}

function comment(part: JsonObject): Telling {
  const attributes = object(part.attributes);
  const html = textOfHtml(text(attributes?.htmlContent));
  const thread = related(part, 'post');
  const person = related(part, 'author');
  return {
    author: person === null ? null : { id: person },
    ...(html.text === null ? { text: text(attributes?.content) } : html),
    thread,
    replyTo: thread === null ? null : { post: thread },
    asComment: true,
  };
}

function related(part: JsonObject, kind: string): string | null {
  return text(object(object(object(part.relationships)?.[kind])?.data)?.id);
}

function accountOf(author: JsonObject | null): Account | null {
  const handle = text(author?.username);
  const name = text(author?.fullName) ?? text(author?.shortName);
  return handle === null && name === null ? null : { handle, name };
}
