import { EN } from './phrases/en.ts';
import type { Phrases } from './phrases/phrases.ts';
import { RU } from './phrases/ru.ts';

/** Languages that conditions are said in. */
export type Language = 'en' | 'ru';

export const PHRASES: Readonly<Record<Language, Phrases>> = { en: EN, ru: RU };
