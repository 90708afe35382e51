import { type Ground, type Lead, leadsOf } from './leads.js';

const ANYWHERE: readonly Ground[] = ['field', 'scene'];
const SCENE: readonly Ground[] = ['scene'];

/** Leads into every origin of narrative. */
export function storyLeads(): Lead[] {
  return [...formLeads(), ...moodLeads(), ...placeLeads(), ...themeLeads(), ...shotLeads()];
}

function formLeads(): Lead[] {
  return [
    ...leadsOf(
      { aspect: 'narrative.genre', slot: 'genre', ground: ANYWHERE },
      {
        general: ['movie'],
        documentary: ['documentary'],
        thriller: ['thriller'],
        ad: ['commercial', 'promo'],
        tutorial: ['tutorial', 'walkthrough'],
        educational: ['educational'],
        explainer: ['explainer'],
      },
      ({ genre, asked }, cell) => genre === cell && asked.includes('genre'),
    ),
    ...leadsOf(
      { aspect: 'narrative.plots', slot: 'plot', ground: ANYWHERE },
      {
        flat: ['flat tension', 'even tension'],
        slow_build: ['slow burn', 'slow build', 'building tension'],
        standard: ['standard tension'],
        immediate: ['immediate tension', 'sudden tension'],
      },
      ({ tension_curve, asked }, cell) => tension_curve === cell && asked.includes('tension_curve'),
    ),
    ...leadsOf(
      { aspect: 'narrative.style', slot: 'style', ground: SCENE },
      {
        cinematic: ['cinematic style'],
        abstract: ['abstract style'],
        minimal: ['minimalist style'],
        realistic: ['realistic style'],
        anime: ['anime style'],
      },
      ({ style }, cell) => style === cell,
    ),
  ];
}

function moodLeads(): Lead[] {
  return leadsOf(
    { aspect: 'narrative.mood', slot: 'mood', ground: SCENE },
    {
      neutral: ['plain daylight'],
      dreamy: ['dreamy mood', 'ethereal mood'],
      dark: ['gloomy mood', 'eerie mood'],
      bright: ['cheerful mood', 'bright mood'],
      calm: ['calm mood', 'serene mood'],
      energetic: ['energetic mood', 'lively mood'],
      moody: ['moody atmosphere', 'nostalgic mood'],
    },
    ({ tone }, cell) => (tone ?? 'neutral') === cell,
  );
}

const PLACES: Readonly<Record<string, readonly string[]>> = {
  urban: ['on a street', 'in a city', 'in a train station'],
  nature: ['in a forest', 'in the mountains', 'by the sea', 'in a desert'],
  interior: ['in a kitchen', 'in a bedroom'],
  exterior: ['in a stadium'],
  studio: ['in a studio'],
  outdoor: ['in a garden'],
  abstract: ['in space'],
};

function placeLeads(): Lead[] {
  return [
    ...leadsOf(
      { aspect: 'narrative.settings', slot: 'place', ground: SCENE },
      PLACES,
      ({ setting }, cell) => setting.noun !== null && cell !== 'general',
    ),
    // A place that nobody names is left open.
    ...leadsOf(
      { aspect: 'narrative.settings', slot: 'place', ground: SCENE },
      { general: ['alone'] },
      ({ setting }) => setting.noun === null,
    ),
  ];
}

/** Where each hour shows in sky and land, and the words for it; of dawn none is told. */
const HOURS: Readonly<Record<string, { scenes: readonly string[]; words: readonly string[] }>> = {
  night: { scenes: ['a meadow', 'a forest'], words: ['at night', 'at midnight'] },
  day: { scenes: ['a meadow'], words: ['on a sunny day', 'on a bright sunny day'] },
  dusk: { scenes: ['a meadow'], words: ['at dusk', 'at sunset'] },
};

/** Leads into the hours that are told from pictures. */
export function hourLeads(): Lead[] {
  return Object.entries(HOURS).flatMap(([hour, { scenes, words }]) =>
    leadsOf(
      { aspect: 'narrative.observed_time_of_day', slot: 'hour', ground: SCENE, scenes },
      { [hour]: words },
      ({ setting }, cell) => setting.time_of_day === cell,
    ),
  );
}

/** Who and what tells of each theme. */
const THEMES: Readonly<Record<string, readonly string[]>> = {
  transformation: ['the transformation of a butterfly', 'the metamorphosis of a frog'],
  conflict: ['two soldiers in a battle', 'a duel of two knights'],
  journey: ['a traveler on a journey', 'a sailor on a voyage'],
  identity: ['a woman in search of her identity'],
  connection: ['two friends', 'a reunion of two friends'],
  loss: ['a man in grief', 'a woman mourning', 'a woman in grief'],
  hope: ['a girl full of hope', 'a child full of hope'],
  general: ['a bicycle', 'a chair', 'a clock', 'a dog'],
};

function themeLeads(): Lead[] {
  return leadsOf(
    { aspect: 'narrative.themes', slot: 'subject', ground: SCENE },
    THEMES,
    ({ subjects }) => subjects.length > 0,
  );
}

function shotLeads(): Lead[] {
  return [
    ...leadsOf(
      { aspect: 'narrative.scene_type', slot: 'shot', ground: SCENE },
      {
        establishing: ['an establishing shot of'],
        dialogue: ['a dialogue scene with', 'a dialogue of'],
        action: ['an action scene with', 'an action sequence with'],
        montage: ['a montage of'],
        'b-roll': ['b-roll of', 'b-roll footage of'],
      },
      ({ scene_type }, cell) => scene_type === cell,
    ),
    ...leadsOf(
      { aspect: 'narrative.scene_type', slot: 'shot', ground: SCENE },
      { closeup: ['a close-up of'], wide: ['a wide shot of'], medium: ['a medium shot of'] },
      ({ shot_type, asked }, cell) =>
        asked.includes('shot_type') && shot_type === (cell === 'closeup' ? 'close' : cell),
    ),
  ];
}
