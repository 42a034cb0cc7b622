/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';

/**
 * A frame in which a wide or long table scrolls; it takes the focus, so that the keyboard can scroll it too. It is a group
 * and no section: there are so many that they would hide the parts of the page from who moves by these. On paper, where
 * nothing scrolls, a tall one stands in columns beside each other.
 */
export function Scroll({ label, tall = 0, children }: { label: string; tall?: number; children: ComponentChildren }): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable without a mouse
    // biome-ignore lint/a11y/useSemanticElements: a field set is of a form, and would be drawn as one
    <div role="group" class={tall === 0 ? 'scroll' : `scroll tall in-${tall}`} aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
