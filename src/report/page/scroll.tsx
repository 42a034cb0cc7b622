/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';

interface Frame {
  readonly label: string;
  /** Whether it is so long that it scrolls within its frame. */
  readonly tall?: boolean;
  /** Columns beside each other that it has room for on paper. */
  readonly columns?: number;
  readonly children: ComponentChildren;
}

/**
 * A frame in which a wide or long table scrolls; it takes the focus, so that the keyboard can scroll it too. It is a group
 * and no section: there are so many that they would hide the parts of the page from who moves by these. On paper, where
 * nothing scrolls, a long and narrow one stands in columns beside each other.
 */
export function Scroll({ label, tall = false, columns = 1, children }: Frame): VNode {
  const kinds = ['scroll', ...(tall ? ['tall'] : []), ...(columns > 1 ? [`in-${columns}`] : [])];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable without a mouse
    // biome-ignore lint/a11y/useSemanticElements: a field set is of a form, and would be drawn as one
    <div role="group" class={kinds.join(' ')} aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
