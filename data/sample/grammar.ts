import { pick, type Random } from '../../src/random.ts';

/** What a slot stands for: phrases to choose from, or a maker of a phrase. */
export type Slot = readonly string[] | ((random: Random) => string);
export type Slots = Readonly<Record<string, Slot>>;

/**
 * A text from a template: `[a|b]` is one of the two, `{topic}` a phrase of that slot, `{^topic}` the same with a
 * capital. Phrases may hold slots themselves. A slot named twice in one template gives two draws.
 */
export function expand(random: Random, template: string, slots: Slots): string {
  let text = template;
  for (let turn = 0; /[[{]/.test(text); turn++) {
    if (turn > 12) throw new Error(`a template without end: ${template}`);
    text = text
      .replace(/\[([^[\]{}]*)\]/g, (_, choices: string) => pick(random, choices.split('|')))
      .replace(/\{(\^?)(\w+)\}/g, (_, capital: string, name: string) => {
        const slot = slots[name];
        if (slot === undefined) throw new Error(`unknown slot: ${name} in ${template}`);
        const phrase = typeof slot === 'function' ? slot(random) : pick(random, slot);
        return capital ? capitalised(expand(random, phrase, slots)) : phrase;
      });
  }
  return text.replace(/ {2,}/g, ' ').trim();
}

/** A text with its first letter in upper case. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
