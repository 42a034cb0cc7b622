import type { Source } from '../source/source.ts';
import { counted } from './words.ts';

type Authors = Pick<Source, 'anonymous'>;

/** What posts are meant that people are counted by, where others of the study name no author. */
export function withKnownAuthor({ anonymous }: Authors): string {
  return anonymous ? ' with a known author' : '';
}

/** The posts of a study and who wrote them: no more of them than those whose author is known. */
export function postsBy({ anonymous, posts }: Authors & Pick<Source, 'posts'>, people: string): string {
  return `${counted(posts, 'post')}${anonymous ? `, those with a known author by ${people},` : ` by ${people}`}`;
}
