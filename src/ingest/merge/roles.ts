/** Roles in which a draft names one account, with the columns that name it; whom it mentions stands in lists. */
export const roles = {
  author: { id: 'authorId', handle: 'authorHandle' },
  replyTo: { id: 'replyToAuthorId', handle: 'replyToAuthorHandle' },
  repostOf: { id: 'repostOfAuthorId', handle: 'repostOfAuthorHandle' },
  quoteOf: { id: 'quoteOfAuthorId', handle: 'quoteOfAuthorHandle' },
} as const;

/** How a draft names an account. */
export type Role = keyof typeof roles;
