import type { Post } from '../src/schema/schema.ts';

/** A post of which nothing is known but its key: a test adds what it is about. */
export function blankPost(post: string): Post {
  return {
    post,
    platform: 'twitter',
    author: null,
    kind: 'original',
    time: null,
    timeBasis: 'unknown',
    space: null,
    thread: null,
    text: null,
    title: null,
    quotedText: null,
    language: null,
    replyTo: null,
    replyToPerson: null,
    repostOf: null,
    repostOfPerson: null,
    quoteOf: null,
    quoteOfPerson: null,
    asComment: false,
    weight: null,
    undirected: false,
    mentions: [],
    coauthors: [],
    phototags: [],
    hashtags: [],
    likes: null,
    shares: null,
    comments: null,
    views: null,
    status: 'ok',
    adLabel: null,
    client: null,
  };
}
