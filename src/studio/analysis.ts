import type { Observation, WindowObservation } from '../extraction/observation.js';

/**
 * Summary of what was measured of a video, as learning runs store it and clients read it; null for what the file
 * does not hold.
 */
export function analysisOf(observation: Observation): Record<string, unknown> {
  const { width, height, fps, duration_seconds, frames, windows, video } = observation;
  const lights = windows.flatMap(({ lighting }) => lighting ?? []);
  const weights = windows.flatMap(({ composition }) => composition ?? []);
  const details = windows.flatMap(({ graphics }) => graphics ?? []);
  const gradients = windows.flatMap(({ gradient }) => gradient ?? []);
  const brightness = lights.map((light) => light.brightness);
  const color = video.color;
  return {
    width,
    height,
    fps,
    duration_seconds,
    num_frames_sampled: frames.length,
    mean_brightness: mean(brightness),
    mean_contrast: mean(lights.map((light) => light.contrast)),
    mean_saturation: mean(lights.map((light) => light.saturation)),
    brightness_std_over_time: deviation(brightness),
    dominant_color_rgb: color && [color.r, color.g, color.b].map(Math.round),
    motion_level: video.motion?.level ?? null,
    motion_std: video.motion?.std ?? null,
    motion_trend: video.motion?.trend ?? null,
    motion_per_window: levels(windows),
    edge_density: mean(details.map((detail) => detail.edge_density)),
    spatial_variance: mean(details.map((detail) => detail.spatial_variance)),
    busyness: mean(details.map((detail) => detail.busyness)),
    gradient_strength: mean(gradients.map((gradient) => gradient.strength)),
    center_of_mass_x: mean(weights.map((weight) => weight.center_x)),
    center_of_mass_y: mean(weights.map((weight) => weight.center_y)),
    luminance_balance: mean(weights.map((weight) => weight.luminance_balance)),
    shots: video.shots.length,
    audio: video.audio,
  };
}

/** So many windows are told one by one. */
const MOST_WINDOWS = 60;

function levels(windows: readonly WindowObservation[]): number[] {
  return windows.slice(0, MOST_WINDOWS).flatMap(({ motion }) => motion?.level ?? []);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : thousandths(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function deviation(values: readonly number[]): number | null {
  const middle = mean(values);
  if (middle === null) return null;
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length;
  return thousandths(Math.sqrt(variance));
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
