import type { Person, Post } from '../src/schema/schema.ts';

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

/** An account of which nothing is known but its key, and that posted nothing. */
export function blankPerson(person: string): Person {
  return {
    person,
    platform: 'twitter',
    id: null,
    handle: null,
    handles: [],
    name: null,
    bio: null,
    followers: null,
    following: null,
    posts: 0,
    firstPost: null,
    lastPost: null,
    bot: false,
  };
}
