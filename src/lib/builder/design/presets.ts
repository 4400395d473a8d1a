import type { Theme } from '../../quiz/theme.ts';
import type { Words } from '../../quiz/text.ts';

export interface Preset {
	id: string;
	title: Words;
	theme: Theme;
}

/** Looks to begin with; every pair of colours that is read is at least 4.5 to 1 apart, which a test holds them to. */
export const PRESETS: readonly Preset[] = [
	{
		id: 'house',
		title: { en: 'House', ru: 'Как дома' },
		theme: {}
	},
	{
		id: 'ink',
		title: { en: 'Ink', ru: 'Чернила' },
		theme: {
			scheme: 'light',
			accent: '#1f2937',
			background: '#ffffff',
			text: '#111827',
			radius: 4,
			buttons: 'square'
		}
	},
	{
		id: 'harbour',
		title: { en: 'Harbour', ru: 'Гавань' },
		theme: {
			scheme: 'light',
			accent: '#0b5394',
			background: '#f4f8fb',
			text: '#12263a',
			radius: 10
		}
	},
	{
		id: 'moss',
		title: { en: 'Moss', ru: 'Мох' },
		theme: {
			scheme: 'light',
			accent: '#2f6b3a',
			background: '#f6f8f2',
			text: '#1d2a1f',
			radius: 12,
			buttons: 'pill'
		}
	},
	{
		id: 'clay',
		title: { en: 'Clay', ru: 'Глина' },
		theme: {
			...{ scheme: 'light', accent: '#9a3f22', background: '#fbf6f1', text: '#2c1c15' },
			...{ radius: 8, font: 'serif' }
		}
	},
	{
		id: 'plum',
		title: { en: 'Plum', ru: 'Слива' },
		theme: {
			scheme: 'light',
			accent: '#7a2d6b',
			background: '#fbf7fa',
			text: '#2a1526',
			radius: 16,
			buttons: 'pill'
		}
	},
	{
		id: 'paper',
		title: { en: 'Paper', ru: 'Бумага' },
		theme: {
			...{ scheme: 'light', accent: '#6b4e16', background: '#faf7ee', text: '#26221a' },
			...{ radius: 2, font: 'serif' }
		}
	},
	{
		id: 'night',
		title: { en: 'Night', ru: 'Ночь' },
		theme: { scheme: 'dark', accent: '#7cc4ff', background: '#10151c', text: '#eef3f8', radius: 10 }
	},
	{
		id: 'ember',
		title: { en: 'Ember', ru: 'Угли' },
		theme: {
			scheme: 'dark',
			accent: '#ffb26b',
			background: '#171210',
			text: '#f7efe9',
			radius: 14,
			buttons: 'pill'
		}
	},
	{
		id: 'terminal',
		title: { en: 'Terminal', ru: 'Терминал' },
		theme: {
			...{ scheme: 'dark', accent: '#7ee2a8', background: '#0f1412', text: '#e6f2ec' },
			...{ radius: 0, font: 'mono' }
		}
	}
];
