/** Lets marks say the text of their rows' column `tip` when the pointer is on them; only where no number stands beside a mark. */
export const tipped = { aria: true, description: { expr: 'datum.tip' } } as const;
