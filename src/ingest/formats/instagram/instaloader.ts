import type { JsonFormat, JsonObject } from '../../format.ts';
import { integer, object, text } from '../values.ts';
import { instagramPost } from './zeeschuimer-instagram.ts';

/**
 * Posts as Instaloader keeps them beside their pictures, one a file (`2021-03-11_13-13-57_UTC.json.xz`): what Instagram
 * told under `node`, in the shape of its web pages; since version 4.9 also one that Instaloader puts together, with the
 * shape of Instagram's own application inside.
 */
export const instaloader: JsonFormat = {
  name: 'instaloader',
  title: 'Instagram posts from Instaloader (JSON)',
  container: 'json',
  lacks: 'comments stand in files of their own',
  looksLike: (record) => kindOf(record) !== null && kindOf(record) !== 'Profile',
  *read(record) {
    const node = object(record.node) ?? {};
    if (kindOf(record) === 'StoryItem') yield { leftOut: 'stories, which are gone after a day' };
    else if (kindOf(record) !== 'Post') yield { leftOut: 'pages of Instagram that are no posts' };
    else yield instagramPost(itemOf(node), null);
  },
};

/** Profiles as Instaloader keeps them beside the posts of an account (`name_123.json.xz`). */
export const instaloaderProfiles: JsonFormat = {
  name: 'instaloader-profiles',
  title: 'Instagram profiles from Instaloader (JSON)',
  container: 'json',
  accounts: true,
  looksLike: (record) => kindOf(record) === 'Profile',
  *read(record) {
    const node = object(record.node) ?? {};
    yield {
      account: {
        id: text(node.id),
        handle: text(node.username),
        name: text(node.full_name),
        bio: text(node.biography),
        followers: integer(object(node.edge_followed_by)?.count),
        following: integer(object(node.edge_follow)?.count),
      },
      on: 'instagram',
    };
  },
};

/** What a file holds: `Post`, `Profile`, `StoryItem`, `Hashtag` and the like; null where Instaloader did not write it. */
function kindOf(record: JsonObject): string | null {
  return object(record.node) === null ? null : text(object(record.instaloader)?.node_type);
}

/** What Instagram's own application told, where it did, and else its pages; a node that Instaloader put together has a `date`. */
function itemOf(node: JsonObject): JsonObject {
  return object(node.iphone_struct) ?? { ...node, taken_at: node.taken_at_timestamp ?? node.date ?? null };
}
