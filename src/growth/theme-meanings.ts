import type { PartOfSpeech } from '../lexicon/lexicographer-files.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { NARRATIVE_THEMES } from '../origins/domains.js';

type Theme = (typeof NARRATIVE_THEMES)[number];

/** Meanings that each theme is about: `part lemma#sense`; words at or below one of them speak of the theme. */
const THEME_ANCHORS: Readonly<Record<Exclude<Theme, 'general'>, readonly string[]>> = {
  transformation: [
    'noun transformation#1',
    'noun transformation#3',
    'noun metamorphosis#1',
    'noun metamorphosis#2',
    'noun metamorphosis#3',
    'noun rebirth#1',
    'noun evolution#2',
    'verb transform#1',
    'verb metamorphose#1',
    'verb metamorphose#2',
    'verb evolve#2',
  ],
  conflict: [
    'noun conflict#1',
    'noun conflict#2',
    'noun conflict#3',
    'noun war#1',
    'noun fight#2',
    'noun battle#1',
    'noun duel#1',
    'noun rivalry#1',
    'verb fight#1',
    'verb fight#2',
    'verb battle#1',
  ],
  journey: [
    'noun journey#1',
    'noun travel#1',
    'noun voyage#1',
    'noun pilgrimage#1',
    'noun quest#1',
    'noun wanderer#1',
    'noun traveler#1',
    'verb journey#1',
    'verb travel#3',
    'verb wander#1',
  ],
  identity: ['noun identity#1', 'noun identity#2', 'noun self#1', 'noun selfhood#1', 'noun individuality#1'],
  connection: [
    'noun friendship#1',
    'noun love#1',
    'noun reunion#1',
    'noun marriage#1',
    'noun friend#1',
    'noun hug#1',
    'noun lover#1',
    'verb embrace#2',
    'verb reunite#1',
  ],
  loss: [
    'noun loss#1',
    'noun loss#5',
    'noun bereavement#1',
    'noun grief#1',
    'noun mourning#1',
    'noun mourning#2',
    'noun death#1',
    'noun farewell#2',
    'verb mourn#1',
    'verb grieve#1',
    'adjective bereaved#1',
  ],
  hope: ['noun hope#1', 'noun hope#2', 'noun optimism#1', 'noun optimism#2', 'adjective hopeful#1', 'verb hope#1'],
};

const PARTS = ['noun', 'verb', 'adjective'] as const;
/** Rarer meanings of a word are seldom what a prompt is about. */
const SENSES = 1;

/** The themes that the words of a prompt speak of by their usual meaning; none for a prompt without one. */
export function themesOf(prompt: string, lexicon: Lexicon): Theme[] {
  const meanings = new Set(meaningsOf(prompt, lexicon));
  return (Object.keys(THEME_ANCHORS) as (keyof typeof THEME_ANCHORS)[]).filter((theme) =>
    THEME_ANCHORS[theme].some((anchor) => anchorsOf(anchor, lexicon).some((synset) => meanings.has(synset))),
  );
}

function anchorsOf(anchor: string, lexicon: Lexicon): readonly number[] {
  const [part, meaning = ''] = anchor.split(' ');
  return lexicon.anchor(meaning, part as PartOfSpeech);
}

/** The usual meaning of each word and what lies above it. A word means what it most often is, not every part at once. */
function meaningsOf(prompt: string, lexicon: Lexicon): number[] {
  const words = prompt.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.flatMap((text) => {
    const senses = PARTS.flatMap((part) =>
      [text, ...lexicon.lemmasOf(text, part)].flatMap((lemma) =>
        lexicon.senses(lemma, part).filter(({ rank }) => rank <= SENSES),
      ),
    );
    const usual = senses.reduce<(typeof senses)[number] | null>(
      (best, sense) => (!best || sense.uses > best.uses ? sense : best),
      null,
    );
    return usual ? lexicon.ancestors(usual.synset).map(({ synset }) => synset) : [];
  });
}
