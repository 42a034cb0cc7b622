import { entities } from '../../../text/entities.ts';
import type { CsvFormat, CsvRow, Found, Source } from '../../format.ts';
import { countIn } from '../cells.ts';
import { crowdtangleTime, idInUrl, sponsorLabel } from '../meta/crowdtangle.ts';

/** Posts of Facebook pages as CrowdTangle wrote them to CSV; files often keep a few of its columns only. */
export const crowdtangleFacebook: CsvFormat = {
  name: 'crowdtangle-facebook',
  title: 'posts of Facebook pages from CrowdTangle (CSV)',
  container: 'csv',
  columns: { all: ['Page Name', 'Post Created', 'Message', 'URL'], none: ['Group Name'] },
  read: (row, source) => post(row, source, 'Page Name'),
};

/** Posts in public Facebook groups. CrowdTangle names the group and never its member: the group stands as the author. */
export const crowdtangleGroups: CsvFormat = {
  name: 'crowdtangle-groups',
  title: 'posts in Facebook groups from CrowdTangle (CSV)',
  container: 'csv',
  columns: { all: ['Group Name', 'Post Created', 'Message', 'URL'], none: ['Page Name'] },
  lacks: 'who posted in a group is not in this file, so that neither people nor networks can be told from it',
  read: (row, source) => post(row, source, 'Group Name'),
};

function post(row: CsvRow, source: Source, who: 'Page Name' | 'Group Name'): Found {
  const time = crowdtangleTime(row.get('Post Created'), source);
  if ('code' in time) return time;
  const url = row.get('URL');
  const id = idInUrl(url);
  if (id === null) return { code: 'no-id', reason: 'no address in URL, the end of which is the id' };
  const text = row.get('Message');
  const page = /^https?:\/\/[^/]+\/([^/?#]+)\/(?:posts|videos|photos)\//i.exec(url ?? '')?.[1];
  const author = who === 'Group Name' ? null : accountOf(row, page);
  const shared = [row.get('Final Link') ?? row.get('Link')].filter(
    (link) => link !== null && !/^https?:\/\/(?:\w+\.)?facebook\.com\//i.test(link),
  );
  return {
    platform: 'facebook',
    id,
    author,
    time,
    text,
    title: row.get('Link Text'),
    space: who === 'Group Name' ? row.get(who) : null,
    links: [...new Set([...shared.filter((link) => link !== null), ...entities(text ?? '').links])],
    likes: countIn(row.get('Likes')),
    shares: countIn(row.get('Shares')),
    comments: countIn(row.get('Comments')),
    views: countIn(row.get('Total Views')) ?? countIn(row.get('Post Views')),
    adLabel: sponsorLabel(row),
  };
}

/** A page by its number, which the address of a post holds even where the columns are gone; otherwise by its name. */
function accountOf(
  row: CsvRow,
  inAddress: string | undefined,
): { id: string | null; handle: string | null; name: string | null; followers: number | null } {
  const number = row.get('Facebook Id') ?? (/^\d+$/.test(inAddress ?? '') ? (inAddress ?? null) : null);
  const handle = row.get('User Name') ?? (number === null ? (inAddress ?? row.get('Page Name')) : null);
  return { id: number, handle, name: row.get('Page Name'), followers: countIn(row.get('Followers at Posting')) };
}
