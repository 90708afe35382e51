import type { ExtractionFocus } from '../../studio/grow.js';
import type { DiscoveriesAnswer } from '../../studio/service/discoveries.js';

/** What a run added to the registries, in the line that operators count by; null when it added nothing. */
export function growthLine(
  focus: ExtractionFocus,
  answers: readonly Pick<DiscoveriesAnswer, 'added_in'>[],
): string | null {
  const [registries, aspects] = [new Map<string, number>(), new Map<string, number>()];
  let total = 0;
  for (const [place, count] of answers.flatMap(({ added_in }) => Object.entries(added_in))) {
    const [registry, aspect] = place.split('.') as [string, string];
    registries.set(registry, (registries.get(registry) ?? 0) + count);
    // Colours of frames and of whole videos are one aspect to those who count.
    aspects.set(aspect, (aspects.get(aspect) ?? 0) + count);
    total += count;
  }
  if (total === 0) return null;
  const [fixed, dynamic] = ['static', 'dynamic'].map((registry) => registries.get(registry) ?? 0);
  const listed = [...aspects].map(([aspect, count]) => `'${aspect}': ${count}`).join(', ');
  return `Growth [${focus}]: total=${total} static=${fixed} dynamic=${dynamic} aspects={${listed}}`;
}
