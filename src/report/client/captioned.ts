/** Ink of a picture that leaves the page, for what it says first and for the rest. */
const INK = '#1c1b19';
const QUIET = '#5f5c56';
const FONT = 'system-ui, sans-serif';

/** What a caption is at least as wide as, however narrow the chart, in pixels. */
const NARROWEST = 480;

/**
 * A drawing as a file of its own, in ink on nothing. Away from the page it needs what stands around it there: what was
 * found and how to read it are written above it, the study with its size and time below it.
 */
export function captioned(figure: HTMLElement, drawn: SVGSVGElement): SVGSVGElement {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const [chartWidth, chartHeight] = [drawn.width.baseVal.value, drawn.height.baseVal.value];
  const width = Math.max(chartWidth, NARROWEST);
  const whole = made('svg', { width, color: INK, 'font-family': FONT, role: 'img', 'aria-label': copy.getAttribute('aria-label') ?? '' });
  copy.removeAttribute('role');
  let y = 0;
  const write = (text: string, size: number, attributes: Record<string, string>) => {
    for (const line of broken(text, `${attributes['font-weight'] ?? 400} ${size}px ${FONT}`, width)) {
      y += Math.round(size * 1.35);
      const text = made('text', { y, 'font-size': size, ...attributes });
      text.textContent = line;
      whole.append(text);
    }
  };
  write(textOf(figure, 'h3 a'), 17, { fill: INK, 'font-weight': '600' });
  write(textOf(figure, '.help'), 13, { fill: QUIET });
  copy.setAttribute('y', String(y + 14));
  whole.append(copy);
  y += 14 + chartHeight + 6;
  write(study(), 11, { fill: QUIET });
  const height = y + 6;
  whole.setAttribute('height', String(height));
  whole.setAttribute('viewBox', `0 0 ${width} ${height}`);
  return whole;
}

/** The study in a line: its title, its size and its time. */
function study(): string {
  const facts = [...document.querySelectorAll('.facts > div')].map((fact) => {
    const [name, said] = [textOf(fact, 'dt'), textOf(fact, 'dd')];
    return /^\d/.test(said) && name !== 'Time' ? `${said} ${name.toLowerCase()}` : said;
  });
  return [textOf(document, 'h1'), ...facts.map((fact) => fact.replaceAll(' ', '\u00a0'))].join(' · ');
}

function textOf(around: ParentNode, selector: string): string {
  return (around.querySelector(selector)?.textContent ?? '').trim().replace(/[ \n]+/g, ' ');
}

/** A text in lines that have room in a width. */
function broken(text: string, font: string, width: number): string[] {
  const brush = document.createElement('canvas').getContext('2d');
  if (brush !== null) brush.font = font;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && brush !== null && brush.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function made<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
