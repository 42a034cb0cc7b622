/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { VNode } from 'preact';

/** Data that the page's script reads. Nothing in it can end the element or be taken for markup. */
export function Json({ data, id }: { data: object; id?: string }): VNode {
  return <script type="application/json" id={id} dangerouslySetInnerHTML={{ __html: embedded(data) }} />;
}

/** Data as JSON in which `<` and the line separators that scripts take for line ends are written as escapes. */
function embedded(data: object): string {
  return JSON.stringify(data).replace(/[<>\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
