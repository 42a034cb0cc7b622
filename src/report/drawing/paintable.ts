/** Scripts that the fonts of PNG files are made for (Source Sans and DejaVu); what is in no script, such as digits, belongs to all. */
const PAINTED = 'Latin Greek Cyrillic Armenian Georgian Hebrew Arabic Tifinagh Lao Nko Common Inherited'.split(' ');
const BOXES = new RegExp(`[^${PAINTED.map((script) => `\\p{Script=${script}}`).join('')}]|\\p{Emoji_Presentation}`, 'u');

/** Whether a drawing can be painted as PNG: letters that the fonts lack, such as Chinese ones and emoji, would be empty boxes. */
export function paintable(svg: string): boolean {
  return !BOXES.test(svg);
}
