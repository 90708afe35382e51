import type { Feedback, LearningStats, MeanOutcome, MotionService } from '../../studio/service/motion-service.js';

/** What was learned, by palette and by word, with what people said. */
export interface LearningReport extends LearningStats {
  feedback: { up: number; down: number };
  suggestions: Suggestion[];
}

/** Something that went wrong more than once. */
export interface Suggestion {
  about: 'palette' | 'keyword' | 'prompt';
  name: string;
  text: string;
}

/** Contract §4.5. */
const FEWEST = 2;
const MOTION: readonly [least: number, most: number] = [2, 15];
const BRIGHTNESS: readonly [least: number, most: number] = [50, 220];
const VOTES = 1000;
const UP = 2;

export async function learningReport(
  service: Pick<MotionService, 'learningStats' | 'feedback'>,
): Promise<LearningReport> {
  const [stats, votes] = await Promise.all([service.learningStats(), service.feedback(VOTES)]);
  const up = votes.filter(({ rating }) => rating === UP).length;
  return { ...stats, feedback: { up, down: votes.length - up }, suggestions: suggestionsOf(stats, votes) };
}

/** What to change, by the thresholds of contract §4.5. */
export function suggestionsOf(stats: LearningStats, votes: readonly Feedback[]): Suggestion[] {
  return [
    ...ofMotion('palette', stats.by_palette),
    ...ofMotion('keyword', stats.by_keyword),
    ...Object.entries(stats.by_palette).flatMap(([name, { mean_brightness }]) => ofBrightness(name, mean_brightness)),
    ...ofVotes(votes),
  ];
}

function ofMotion(about: Suggestion['about'], outcomes: Readonly<Record<string, MeanOutcome>>): Suggestion[] {
  const [least, most] = MOTION;
  return Object.entries(outcomes).flatMap(([name, { count, mean_motion_level: level }]) => {
    if (count < FEWEST || (level >= least && level <= most)) return [];
    const text =
      level < least
        ? `hardly moves (motion ${level.toFixed(1)}): ask for more of it`
        : `moves restlessly (motion ${level.toFixed(1)}): ask for less of it`;
    return [{ about, name, text }];
  });
}

function ofBrightness(name: string, brightness: number): Suggestion[] {
  const [least, most] = BRIGHTNESS;
  if (brightness >= least && brightness <= most) return [];
  const text = `is too ${brightness < least ? 'dark' : 'bright'} (brightness ${brightness.toFixed(0)} of 255)`;
  return [{ about: 'palette', name, text }];
}

function ofVotes(votes: readonly Feedback[]): Suggestion[] {
  const byPrompt = new Map<string, { up: number; down: number }>();
  for (const { prompt, rating } of votes) {
    const counted = byPrompt.get(prompt) ?? { up: 0, down: 0 };
    counted[rating === UP ? 'up' : 'down']++;
    byPrompt.set(prompt, counted);
  }
  return [...byPrompt].flatMap(([name, { up, down }]) =>
    up + down >= FEWEST && down > up
      ? [{ about: 'prompt' as const, name, text: `${down} of ${up + down} did not like it: word it otherwise` }]
      : [],
  );
}
