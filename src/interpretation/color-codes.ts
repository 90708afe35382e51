import { FUNCTION_WORDS } from './function-words.js';
import { isQuote, isTitle, nameRun, textOf } from './registry-names.js';
import type { Token } from './tokens.js';
import type { WordBook } from './word-book.js';

/** The sRGB code (`#0cc828`) of a colour that a list of names has, or null; names in lower case, parted by single spaces. */
export type ColorsByName = (name: string) => string | null;

/** Words of the longest name of a colour that is looked for. */
const LONGEST_NAME = 4;
const CUE = /^(colou?r(ed)?|shade|hue|tint)$/;

/**
 * A colour that a list knows by name, and its words. Most names are ordinary words as well ("night sky"): they count
 * where they are written as a name, with capitals, in quotation marks or before the word "colour".
 */
export function colorNameAt(
  tokens: readonly Token[],
  at: number,
  book: WordBook,
  colors: ColorsByName,
): { readonly tokens: readonly Token[]; readonly code: string } | null {
  for (let length = LONGEST_NAME; length >= 1; length--) {
    const run = nameRun(tokens, at, length);
    if (!run || !isWrittenAsColor(tokens, at, length, book)) continue;
    const code = colors(textOf(run));
    if (code !== null) return { tokens: run, code };
  }
  return null;
}

function isWrittenAsColor(tokens: readonly Token[], at: number, length: number, book: WordBook): boolean {
  const run = tokens.slice(at, at + length);
  const [before, after] = [tokens[at - 1], tokens[at + length]];
  if (isQuote(before) && isQuote(after)) return true;
  if (CUE.test(after?.text ?? '') && after?.kind === 'word') return !FUNCTION_WORDS.has(run[0]?.text ?? '');
  // One capital alone opens a sentence or belongs to a person or a place.
  const capitals = run.every(({ capital, text }, i) => capital || (i > 0 && FUNCTION_WORDS.has(text)));
  return length > 1 && capitals && !isTitle(tokens) && !book.lexicon.senses(textOf(run), 'noun').some(isPlace(book));
}

/** "Golden Gate", "Red Planet": names of individuals. */
function isPlace(book: WordBook) {
  return ({ synset }: { readonly synset: number }): boolean => book.lexicon.isInstance(synset);
}
