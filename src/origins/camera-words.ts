import type { CameraDirection, CameraMotion } from './domains.js';

/** Phrases that can only mean the camera, longest first within a motion. */
export const CAMERA_PHRASES: Readonly<Partial<Record<CameraMotion, readonly string[]>>> = {
  zoom_out: ['zoom out', 'zoom back', 'zoom away', 'pull back', 'pull out', 'pull away'],
  zoom: ['zoom in', 'zoom into', 'zoom on', 'zoom'],
  whip_pan: ['whip pan', 'swish pan'],
  birds_eye: ['birds eye view', 'bird eye view', 'birds eye', 'bird eye', 'top down view', 'top down', 'overhead', 'overhead view', 'aerial', 'aerial view', 'drone shot', 'drone footage', 'drone view', 'from above'],
  dolly: ['dolly in', 'dolly out', 'dolly', 'push in', 'push forward', 'moves forward', 'glide forward'],
  crane: ['crane up', 'crane down', 'crane shot', 'jib shot', 'jib up', 'jib down', 'boom up', 'boom down'],
  pedestal: ['pedestal up', 'pedestal down', 'pedestal shot'],
  truck: ['truck left', 'truck right', 'trucking shot', 'truck shot', 'slide left', 'slide right', 'slider shot'],
  arc: ['arc shot', 'orbit shot', 'orbit around', 'circle around', 'arc around', 'revolve around'],
  tracking: ['tracking shot', 'tracking camera', 'follow shot', 'following shot', 'follow cam', 'steadicam shot'],
  roll: ['roll shot', 'barrel roll', 'camera roll', 'dutch roll'],
  rotate: ['rotating camera', 'rotate around', '360 degree', 'spinning camera'],
  handheld: ['handheld', 'hand held', 'shaky cam'],
  static: ['static shot', 'static camera', 'still shot', 'still camera', 'fixed camera', 'fixed shot', 'locked off', 'camera still', 'no camera movement', 'no camera motion'],
};

/** Words that mean a camera motion only where the sentence speaks of the camera. */
export const CAMERA_WORDS: Readonly<Partial<Record<CameraMotion, readonly string[]>>> = {
  pan: ['pan', 'sweep'],
  tilt: ['tilt'],
  dolly: ['push', 'dolly'],
  crane: ['crane', 'jib', 'boom', 'rise', 'soar'],
  roll: ['roll'],
  truck: ['truck', 'slide', 'glide'],
  pedestal: ['pedestal'],
  arc: ['arc', 'orbit', 'circle', 'revolve'],
  tracking: ['track', 'follow', 'tracking', 'chase'],
  rotate: ['rotate', 'spin', 'turn', 'rotation', 'swivel'],
  static: ['static', 'still', 'fixed'],
  zoom: ['zoom'],
  handheld: ['handheld', 'shake'],
  whip_pan: ['whip'],
};

/** Nouns that speak of the camera and what it records: their adjectives are about the camera. */
export const CAMERA_NOUNS: readonly string[] = [
  'camera', 'cam', 'shot', 'lens', 'perspective', 'view', 'viewpoint', 'footage', 'angle', 'framing', 'camerawork', 'movement', 'motion', 'effect', 'focus',
];

/** Nouns that name the video itself: `a video of …`. */
export const VIDEO_NOUNS: readonly string[] = [
  'video', 'clip', 'footage', 'movie', 'film', 'picture', 'image', 'photo', 'photograph', 'animation', 'scene', 'shot', 'view', 'render', 'rendering', 'loop', 'sequence', 'style', 'background', 'foreground',
];

export const DIRECTION_WORDS: Readonly<Record<CameraDirection, readonly string[]>> = {
  left: ['left', 'leftward', 'leftwards'],
  right: ['right', 'rightward', 'rightwards'],
  up: ['up', 'upward', 'upwards', 'skyward'],
  down: ['down', 'downward', 'downwards'],
};

/** Nouns that name an aspect of the video: with their adjectives they say how it is, and show nothing. */
export const ASPECT_NOUNS: readonly string[] = [
  'transition', 'composition', 'color', 'palette', 'lighting', 'mood', 'tone', 'pacing', 'tempo', 'gradient', 'music', 'sound', 'soundtrack', 'audio', 'atmosphere', 'ambience', 'vibe', 'feeling', 'contrast', 'aesthetic', 'resolution', 'quality', 'speed', 'intensity', 'tension', 'rhythm', 'duration',
];
