/** A glyph in colour: a dark rim, the holes filled, and the body shaded from top to bottom. */
export function styleGlyph(
  body: string,
  colours: { body: string; detail: string | null },
  size: { width: number; height: number },
): string {
  const paths = [...body.matchAll(/\bd="([^"]+)"/g)].map((match) => match[1] as string);
  const rim = shade(colours.body, 0.55);
  const unit = size.height / 24;
  const shapes = paths.map((d) => `<path d="${d}"/>`).join('');
  const holes =
    colours.detail === null
      ? ''
      : `<g fill="${colours.detail}">${paths
          .flatMap(subpaths)
          .map((d) => `<path d="${d}"/>`)
          .join('')}</g>`;
  const margin = unit * 0.6;
  const box = `${-margin} ${-margin} ${size.width + 2 * margin} ${size.height + 2 * margin}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">` +
    `<linearGradient id="s" x1="0" y1="0" x2="0" y2="${size.height}" gradientUnits="userSpaceOnUse">` +
    `<stop offset="0" stop-color="${tint(colours.body, 0.22)}"/><stop offset=".55" stop-color="${colours.body}"/>` +
    `<stop offset="1" stop-color="${shade(colours.body, 0.78)}"/></linearGradient>` +
    `<g fill="none" stroke="${rim}" stroke-width="${unit}" stroke-linejoin="round">${shapes}</g>` +
    `${holes}<g fill="url(#s)">${shapes}</g></svg>`
  );
}

/** Mixes a `#rrggbb` colour towards black; 1 keeps it. */
export function shade(colour: string, keep: number): string {
  return mapChannels(colour, (value) => value * keep);
}

/** Mixes a `#rrggbb` colour towards white; 0 keeps it. */
export function tint(colour: string, amount: number): string {
  return mapChannels(colour, (value) => value + (255 - value) * amount);
}

function mapChannels(colour: string, map: (value: number) => number): string {
  const channels = [1, 3, 5].map((at) => Math.round(map(Number.parseInt(colour.slice(at, at + 2), 16))));
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

const PARAMETERS: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/** Splits path data into its closed parts, each starting from an absolute point of its own. */
export function subpaths(d: string): string[] {
  const parts: string[] = [];
  let current = '';
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const { command, values } of commandsOf(d)) {
    const lower = command.toLowerCase();
    const relative = command === lower;
    const [dx, dy] = relative ? [x, y] : [0, 0];
    const last = values.length;
    if (lower === 'm') {
      if (current) parts.push(`${current}z`);
      [x, y] = [dx + (values[0] as number), dy + (values[1] as number)];
      [startX, startY] = [x, y];
      current = `M${x} ${y}`;
      continue;
    }
    if (lower === 'z') {
      [x, y] = [startX, startY];
      if (current) parts.push(`${current}z`);
      current = '';
      continue;
    }
    if (!current) current = `M${x} ${y}`;
    current += `${command}${values.join(' ')}`;
    if (lower === 'h') x = dx + (values[0] as number);
    else if (lower === 'v') y = dy + (values[0] as number);
    else [x, y] = [dx + (values[last - 2] as number), dy + (values[last - 1] as number)];
  }
  if (current) parts.push(`${current}z`);
  return parts;
}

/** One entry a command: repeated parameter groups are written out, a repeated move becomes a line. */
function commandsOf(d: string): { command: string; values: number[] }[] {
  const commands: { command: string; values: number[] }[] = [];
  for (const [, letter, text] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const command = letter as string;
    const count = PARAMETERS[command.toLowerCase()];
    if (count === undefined) throw new Error(`Path data has an unknown command "${command}" in "${d.slice(0, 60)}".`);
    const values = count === 7 ? arcNumbers(text as string) : numbersIn(text as string);
    if (count === 0) commands.push({ command, values: [] });
    for (let at = 0; at < values.length; at += count) {
      const again = at > 0 && command.toLowerCase() === 'm' ? (command === 'm' ? 'l' : 'L') : command;
      commands.push({ command: again, values: values.slice(at, at + count) });
    }
  }
  return commands;
}

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

function numbersIn(text: string): number[] {
  return (text.match(NUMBER) ?? []).map(Number);
}

/** Arc flags may be written without a space after them: `a1 1 0 01.5.5`. */
function arcNumbers(text: string): number[] {
  const values: number[] = [];
  const scanner = /\s*,?\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/gy;
  const flag = /\s*,?\s*([01])/gy;
  let at = 0;
  while (/\S/.test(text.slice(at))) {
    const reader = values.length % 7 === 3 || values.length % 7 === 4 ? flag : scanner;
    reader.lastIndex = at;
    const match = reader.exec(text);
    if (!match) throw new Error(`Arc data cannot be read: "${text}".`);
    values.push(Number(match[1]));
    at = reader.lastIndex;
  }
  return values;
}
