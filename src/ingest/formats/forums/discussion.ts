/** Begins the thread of a post where a forum tells the discussion by a number of its own, which posts may have too. */
export const DISCUSSION = 'discussion-';

/** The thread of a post in a discussion with this number; the merging of files puts the first post in its place. */
export function discussionThread(number: string | null): string | null {
  return number === null ? null : `${DISCUSSION}${number}`;
}
