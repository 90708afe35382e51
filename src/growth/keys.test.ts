import { expect, test } from 'vitest';
import type { AspectRef } from './discovery.js';
import { keyOf, type Value } from './keys.js';

const dynamic = (aspect: AspectRef['aspect']): AspectRef => ({ registry: 'dynamic', aspect });

test('every aspect has the keys that existing registries hold', () => {
  const examples: [AspectRef, Value, string][] = [
    [{ registry: 'static', aspect: 'color' }, { r: 124.9, g: 125, b: 150.4, opacity: 1 }, '100,125,150_1.0'],
    [{ registry: 'static', aspect: 'color' }, { r: 255, g: 0, b: 249.9, opacity: 0.524 }, '250,0,225_0.5'],
    [{ registry: 'static', aspect: 'sound' }, { amplitude: 0.0612, tone: 'low', timbre: 'low' }, '0.06_low_low'],
    [{ registry: 'static', aspect: 'sound' }, { amplitude: 0, tone: 'silent', timbre: 'silent' }, '0.0_silent_silent'],
    [{ registry: 'static', aspect: 'sound' }, { amplitude: 0.5 }, '0.5_unknown_unknown'],
    [{ registry: 'static', aspect: 'sound' }, { amplitude: 0.5, tone: 'Neutral' }, '0.5_neutral_neutral'],
    [dynamic('color'), { r: 100, g: 149.9, b: 150 }, '100,125,150'],
    [
      dynamic('motion'),
      { motion_level: 3.14, motion_trend: 'steady', motion_direction: 'horizontal', motion_rhythm: 'steady' },
      '3.1_steady_horizontal_steady',
    ],
    [dynamic('motion'), { motion_level: 3.5, motion_std: 1, motion_trend: 'steady' }, '3.5_steady'],
    [dynamic('time'), { duration: 1, fps: 24 }, '1.0_24.0'],
    [dynamic('temporal'), { duration: 1, motion_trend: 'steady' }, '1.0_steady'],
    [dynamic('technical'), { width: 512, height: 512, fps: 24 }, '512x512_24.0'],
    [dynamic('lighting'), { brightness: 124.2, contrast: 45.3, saturation: 0.6 }, '125_45.3_0.6'],
    [dynamic('lighting'), { brightness: 12.5, contrast: 45, saturation: 0.65 }, '0_45.0_0.7'],
    [dynamic('composition'), { center_x: 0.0011, center_y: 0.004, luminance_balance: 0.5 }, '0.0_0.0_0.5'],
    [dynamic('graphics'), { edge_density: 0.1, spatial_variance: 0.001, busyness: 0.05 }, '0.1_0.0_0.05'],
    [dynamic('gradient'), { gradient_type: 'vertical', strength: 0.001 }, 'vertical_0.0'],
    [dynamic('gradient'), {}, 'angled_0.0'],
    [dynamic('camera'), { motion_type: 'pan', speed: 'medium' }, 'pan_medium'],
    [dynamic('camera'), {}, 'static_medium'],
    [dynamic('transition'), { type: 'cut', duration_seconds: 0 }, 'cut_0.0'],
    [dynamic('depth'), { parallax_strength: 0.05, layer_count: 3 }, '0.05_3'],
    [dynamic('audio_semantic'), { role: 'ambient', mood: 'calm', tempo: 'slow' }, 'ambient_calm_slow'],
    [dynamic('audio_semantic'), { role: 'ambient', tempo: 'slow' }, 'ambient__slow'],
    [dynamic('audio_semantic'), { role: 'Music' }, 'music'],
    [dynamic('blend'), { domain: 'transitions', output: { in: 'cut', out: 'fade' } }, 'transitions:cut_fade'],
    [
      dynamic('blend'),
      { domain: 'motion', output: { motion_level: 3.5, motion_trend: 'steady' } },
      'motion:3.5_steady',
    ],
    [{ registry: 'narrative', aspect: 'settings' }, { value: ' Golden_Hour ' }, 'golden_hour'],
  ];
  for (const [place, value, key] of examples) expect(keyOf(place, value)).toBe(key);
});

test('a number that a key needs and that is missing is named', () => {
  expect(() => keyOf(dynamic('lighting'), { brightness: 3, contrast: null, saturation: 1 })).toThrow(/"contrast"/);
});
