/**
 * A post of a page or group, or a comment below a post: behind the number of what holds it stands its own. The short numbers of
 * early years were counted in each place anew.
 */
const BELOW = /^\d+_(\d{14,})$/;
const ADDRESS =
  /^https?:\/\/(?:[\w-]+\.)?facebook\.com\/(?:[^?#]*\/(?:posts|permalink|videos|reel|photos(?:\/[^/?#]+)?)\/(?:[^/?#]*\D\/)?(\d+)\/?(?:[?#].*)?$|(?:permalink|story)\.php\?(?:[^#]*&)?story_fbid=(\d+))/i;

/**
 * The number that Facebook gave a post or comment, by whatever it is called: behind that of its page, group or post (`123_456`), in
 * its address, or, as its pages write it, in letters (`Y29tbWVudDox…` for `comment:123_456`). What is none of these stays as it is.
 */
export function objectNumber(written: string | null): string | null {
  if (written === null) return null;
  const [, inPath, inQuery] = ADDRESS.exec(written) ?? [];
  const number = inPath ?? inQuery ?? pairInLetters(written) ?? written;
  return BELOW.exec(number)?.[1] ?? number;
}

function pairInLetters(written: string): string | null {
  if (!/^Y29tbWVudD[A-Za-z0-9+/]+={0,2}$/.test(written)) return null;
  return /^comment:(\d+_\d+)$/.exec(Buffer.from(written, 'base64').toString('latin1'))?.[1] ?? null;
}
