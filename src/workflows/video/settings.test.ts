import { describe, expect, it } from 'vitest';
import type { Environment } from '../variables.js';
import { type VideoLoopFlags, type VideoLoopName, videoLoopSettings } from './settings.js';

let warnings: string[] = [];
function settings(name: VideoLoopName, environment: Environment = {}, flags: VideoLoopFlags = {}, isRemote = true) {
  warnings = [];
  return videoLoopSettings(name, environment, { flags, isRemote, warn: (text) => warnings.push(text) });
}

describe('the settings of a video loop (contract §4.1)', () => {
  it.each<[VideoLoopName, object]>([
    [
      'explorer',
      { focus: { extraction: 'frame', frames: 'both' }, ratioOverride: { value: 0 }, workflowType: 'explorer' },
    ],
    [
      'exploiter',
      { focus: { extraction: 'frame', frames: 'both' }, ratioOverride: { value: 1 }, workflowType: 'exploiter' },
    ],
    ['balanced', { focus: { extraction: 'window', frames: 'both' }, ratioOverride: null, workflowType: 'main' }],
    [
      'video',
      { focus: { extraction: 'all', frames: 'both' }, ratioOverride: null, workflowType: 'main', isFocusSet: false },
    ],
  ])('%s begins with its own', (name, expected) => {
    expect(settings(name)).toMatchObject(expected);
    expect(warnings).toEqual([]);
  });

  it('takes the environment before the preset', () => {
    expect(
      settings('explorer', {
        LOOP_EXTRACTION_FOCUS: 'window',
        LOOP_STATIC_FOCUS: 'sound',
        LOOP_EXPLOIT_RATIO_OVERRIDE: '0.25',
        LOOP_WORKFLOW_TYPE: 'web',
      }),
    ).toMatchObject({
      focus: { extraction: 'window', frames: 'sound' },
      ratioOverride: { value: 0.25 },
      workflowType: 'web',
    });
  });

  it.each([
    ['0', 'explorer'],
    ['1', 'exploiter'],
    ['0.5', 'main'],
  ])('derives the badge from an override of %s: %s', (override, expected) => {
    expect(settings('video', { LOOP_EXPLOIT_RATIO_OVERRIDE: override }).workflowType).toBe(expected);
  });

  it('counts any text as an override, and says when it is no number', () => {
    expect(settings('video', { LOOP_EXPLOIT_RATIO_OVERRIDE: 'high' }).ratioOverride).toEqual({ value: null });
    expect(warnings).toEqual([expect.stringContaining('LOOP_EXPLOIT_RATIO_OVERRIDE="high"')]);
    expect(settings('video', { LOOP_EXPLOIT_RATIO_OVERRIDE: '' }).ratioOverride).toBeNull();
    expect(settings('video', { LOOP_EXPLOIT_RATIO_OVERRIDE: '7' }).ratioOverride).toEqual({ value: 1 });
  });

  it('takes any other focus as all, and says so', () => {
    expect(settings('video', { LOOP_EXTRACTION_FOCUS: 'frames' })).toMatchObject({
      focus: { extraction: 'all' },
      isFocusSet: true,
    });
    expect(warnings).toEqual(['LOOP_EXTRACTION_FOCUS="frames" is not one of frame, window, all: taken as all.']);
    expect(settings('video', { LOOP_STATIC_FOCUS: 'picture' }).focus.frames).toBe('both');
    expect(warnings).toEqual(['LOOP_STATIC_FOCUS="picture" is not one of color, sound, both: taken as both.']);
  });

  it.each<[what: string, environment: Environment, flags: VideoLoopFlags, isRemote: boolean, expected: number | null]>([
    ['the flag before the variable', { LOOP_DELAY_SECONDS: '7' }, { delaySeconds: 3 }, true, 3],
    ['a flag of 0 as a value', { LOOP_DELAY_SECONDS: '7' }, { delaySeconds: 0 }, true, 0],
    ['the variable', { LOOP_DELAY_SECONDS: '7' }, {}, true, 7],
    ['a variable of 0 as a value', { LOOP_DELAY_SECONDS: '0' }, {}, true, 0],
    ['what the service says', {}, {}, true, null],
    ['no pause on this machine', {}, {}, false, 0],
    ['no variable that is no number', { LOOP_DELAY_SECONDS: 'soon' }, {}, false, 0],
  ])('pauses by %s', (_what, environment, flags, isRemote, expected) => {
    expect(settings('explorer', environment, flags, isRemote).delaySeconds).toBe(expected);
  });
});
