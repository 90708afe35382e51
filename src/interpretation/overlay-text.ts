import type { EducationalTemplate, TextPosition } from '../origins/domains.js';

/** Words to be shown in the picture. */
export interface OverlayText {
  readonly text: string;
  readonly position: TextPosition;
  readonly template: EducationalTemplate | null;
}

/** Text on screen stays below this many characters. */
const LIMIT = 80;
/** Only the beginning of a prompt can be a request for text. */
const LOOKED_AT = 2000;

const PATTERNS: readonly (readonly [pattern: RegExp, position: TextPosition, template: EducationalTemplate | null])[] =
  [
    [
      /\b(?:with|showing|displaying)?\s*(?:the\s+)?(?:text|title|caption|words?|titled|saying|that says|reading|labeled|labelled)\s*:?\s*["“]([^"”]{1,79})["”]/i,
      'center',
      null,
    ],
    [/\btutorial (?:about|on|for)\s+([^.,;!?]{2,79})/i, 'top', 'tutorial'],
    [/\bexplainer (?:about|on|for|video about)\s+([^.,;!?]{2,79})/i, 'center', 'explainer'],
    [/\b(?:lesson|lecture) (?:about|on)\s+([^.,;!?]{2,79})/i, 'center', 'concept_example_summary'],
    [/\bexplain(?:ing|s)?\s+([^.,;!?]{2,79})/i, 'center', 'explainer'],
  ];

/** Text that a prompt asks to show: "explain …", "tutorial about …", `titled "…"`. */
export function readOverlayText(prompt: string): OverlayText | null {
  const head = prompt.slice(0, LOOKED_AT);
  for (const [pattern, position, template] of PATTERNS) {
    const text = pattern
      .exec(head)?.[1]
      ?.replace(/\s+(?:in|for) (?:\d+|a|half a|one|two|three) ?(?:s|sec|seconds?|m|min|minutes?)$/i, '')
      .trim();
    if (text && text.length > 1 && text.length < LIMIT) return { text, position, template };
  }
  return null;
}
