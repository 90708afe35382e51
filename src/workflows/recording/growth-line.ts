import type { ExtractionFocus } from '../../studio/grow.js';
import type { DiscoveriesAnswer } from '../../studio/service/discoveries.js';

/** What a run added to the registries, in the line that operators count by; null when it added nothing. */
export function growthLine(
  focus: ExtractionFocus,
  answers: readonly Pick<DiscoveriesAnswer, 'added_in'>[],
): string | null {
  const added = new Map<string, number>();
  for (const { added_in } of answers)
    for (const [place, count] of Object.entries(added_in)) added.set(place, (added.get(place) ?? 0) + count);
  const sum = (registry: string): number =>
    [...added].reduce((total, [place, count]) => total + (place.startsWith(`${registry}.`) ? count : 0), 0);
  const total = [...added.values()].reduce((all, count) => all + count, 0);
  if (total === 0) return null;
  const aspects = [...added].map(([place, count]) => `'${place.split('.')[1]}': ${count}`).join(', ');
  return `Growth [${focus}]: total=${total} static=${sum('static')} dynamic=${sum('dynamic')} aspects={${aspects}}`;
}
