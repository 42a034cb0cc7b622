/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';

/** A term and what it means, in a list of terms; with an id where links lead to it. */
export function Term({ name, id, children }: { name: string; id?: string; children: ComponentChildren }): VNode {
  return (
    <div id={id}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
