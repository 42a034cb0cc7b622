/** Colours of the communities in their order, as the page's style names them; those after the last share it. */
export const HUES = ['blue', 'vermillion', 'green', 'purple', 'orange', 'grey'] as const;
