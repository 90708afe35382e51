import type { ClothedFigure, SittingAnimal } from '../../src/lexicon/illustration-figures.js';
import { shade, tint } from './glyph-style.js';

/** Colours of Noto's hands by skin tone, light to dark. */
export const SKIN: Readonly<Record<string, string>> = {
  light: '#fadcbc',
  'medium-light': '#e0bb95',
  medium: '#bf8f68',
  'medium-dark': '#9b643d',
  dark: '#70534a',
};

/** A whole person: the bust of the icon set over a drawn body in the figure's clothes. `bust` is the icon's SVG content on a 128 grid. */
export function composePerson(figure: ClothedFigure, bust: string, skin: string): string {
  const { top, legs, shoes } = figure;
  const hands = figure.gloves ?? skin;
  const lower = figure.robe
    ? `<path fill="${legs}" d="M38 128h52l12 78H26z"/><path fill="${shade(legs, 0.8)}" d="M74 128h16l12 78H82z"/>`
    : `<path fill="${legs}" d="M42 132h21v76H44zM65 132h21l-2 76H66z"/><path fill="${shade(legs, 0.8)}" d="M56 146h7v62h-7zM78 132h8l-2 76h-6z"/>`;
  const neck = figure.headOnly ? `<path fill="${shade(skin, 0.9)}" d="M57 74h14v18H57z"/>` : '';
  const head = figure.headOnly
    ? `<g transform="translate(25.600 2) scale(.6)">${bust}</g>`
    : `<g transform="translate(16 0) scale(.75)">${bust}</g>`;
  const shoulders = figure.headOnly
    ? `<path fill="${top}" d="M28 104c0-12 8-20 20-20h32c12 0 20 8 20 20v34H28z"/>`
    : `<path fill="${top}" d="M26 90h76v14l-2 34H28z"/>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 224">` +
    `<path fill="${shoes}" d="M36 216c0-9 6-12 14-12h13v13H36zM92 216c0-9-6-12-14-12H65v13h27z"/>` +
    `${lower}${neck}` +
    `<circle cx="32" cy="146" r="8" fill="${hands}"/><circle cx="96" cy="146" r="8" fill="${hands}"/>` +
    `${shoulders}<path fill="${top}" d="M42 100h44v40H42z"/>` +
    `<path fill="${shade(top, 0.82)}" d="M40 104h3v34h-3zM85 104h3v34h-3zM88 110h12l-1 28h-11z"/>` +
    `<path fill="${tint(top, 0.2)}" d="M29 104h4v32h-4z"/>` +
    (figure.robe ? '' : `<path fill="${shade(legs, 0.65)}" d="M43 136h42v5H43z"/>`) +
    `${head}</svg>`
  );
}

/** A whole animal, sitting and looking at us: the head of the icon set over a drawn body. `head` is the icon's SVG content on a 128 grid. */
export function composeSittingAnimal(animal: SittingAnimal, head: string): string {
  const { fur, belly, limbs } = animal;
  const tail = animal.tail
    ? `<path fill="none" stroke="${animal.tail}" stroke-width="13" stroke-linecap="round" d="M98 178c26 4 32-18 22-34"/>`
    : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 136 196">${tail}` +
    `<path fill="${fur}" d="M68 88c30 0 44 34 44 62 0 26-18 40-44 40s-44-14-44-40c0-28 14-62 44-62z"/>` +
    `<path fill="${shade(fur, 0.86)}" d="M90 96c15 10 22 34 22 54 0 26-18 40-44 40 22-4 34-18 34-42 0-22-4-40-12-52z"/>` +
    `<ellipse cx="68" cy="150" rx="25" ry="34" fill="${belly}"/>` +
    `<path fill="${limbs}" d="M34 106c-12 10-18 28-16 44 1 9 15 9 17 0 2-12 6-20 11-26zM102 106c12 10 18 28 16 44-1 9-15 9-17 0-2-12-6-20-11-26z"/>` +
    `<ellipse cx="36" cy="180" rx="21" ry="14" fill="${limbs}"/><ellipse cx="100" cy="180" rx="21" ry="14" fill="${limbs}"/>` +
    `<ellipse cx="33" cy="180" rx="9" ry="7" fill="${tint(limbs, 0.35)}"/><ellipse cx="103" cy="180" rx="9" ry="7" fill="${tint(limbs, 0.35)}"/>` +
    `<g transform="translate(14 0) scale(.845)">${head}</g></svg>`
  );
}
