import { describe, expect, it } from 'vitest';
import { misspeltVariables, misspeltWarning, VARIABLES } from './variables.js';

describe('misspelt variables', () => {
  it('names the right one', () => {
    const [slip] = misspeltVariables({ LCXP_EXTRACTION_FOCUS: 'frame' });
    expect(slip && misspeltWarning(slip)).toBe(
      'The environment variable LCXP_EXTRACTION_FOCUS is not known and has no effect. Did you mean LOOP_EXTRACTION_FOCUS?',
    );
  });

  it.each([
    ['LOOP_EXTRACTION_FOCU', 'LOOP_EXTRACTION_FOCUS'],
    ['LOOP_EXTRATCION_FOCUS', 'LOOP_EXTRACTION_FOCUS'],
    ['LOOPS_EXTRACTION_FOCUS', 'LOOP_EXTRACTION_FOCUS'],
    ['loop_static_focus', 'LOOP_STATIC_FOCUS'],
    ['LOOP_DELAY_SECOND', 'LOOP_DELAY_SECONDS'],
    ['LOOP_EXPLOIT_RATIO_OVERIDE', 'LOOP_EXPLOIT_RATIO_OVERRIDE'],
    ['LOOP_WORFKLOW_TYPE', 'LOOP_WORKFLOW_TYPE'],
    ['API_BSAE', 'API_BASE'],
    ['HEALTH_PRT', 'HEALTH_PORT'],
    ['INTERPRET_DELAYS_SECONDS', 'INTERPRET_DELAY_SECONDS'],
    ['SOUNDLOOP_DELAY_SECONDS', 'SOUND_LOOP_DELAY_SECONDS'],
  ])('takes %s for %s', (found, meant) => {
    expect(misspeltVariables({ [found]: '1' })).toEqual([{ found, meant }]);
  });

  it('says nothing of right ones, nor of those of other programs', () => {
    const other = ['PATH', 'HOME', 'DEBUG_FD', 'API_KEY', 'LOOP', 'BASE', 'NODE_OPTIONS', 'HEALTHCHECK_PORTS'];
    expect(misspeltVariables(Object.fromEntries([...VARIABLES, ...other].map((name) => [name, '1'])))).toEqual([]);
  });
});
