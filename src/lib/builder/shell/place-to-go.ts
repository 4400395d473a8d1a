import type { Found } from '../diagnosis/diagnose.ts';
import { DETAILS_SCREEN } from '../results/details-screen.ts';
import type { Selected } from '../part-to-open.ts';

/** Where a problem is mended: a tab, what is opened in it, and the field. */
export interface PlaceToGo {
	/** Behind the address of the editor. */
	tab: '' | '/flow' | '/score' | '/results' | '/design' | '/share';
	selected?: Selected;
	/** A result screen, by its id, or a letter: `letters.finished`. */
	result?: string;
	/** Its `data-path`: `steps.q1.options[0].text`. */
	field?: string;
}

const TABS: Readonly<Record<string, PlaceToGo['tab']>> = {
	dimensions: '/score',
	segments: '/score',
	knockouts: '/score',
	stages: '/score',
	results: '/results',
	details: '/results',
	theme: '/design',
	layout: '/design'
};

/** @param place of a problem, or of a text */
export function placeToGo({
	part,
	id,
	paths: [path = '']
}: Pick<Found, 'part' | 'id' | 'paths'>): PlaceToGo {
	const field = fieldPath(part, id, path);
	if (part === 'steps' && id !== null) return { tab: '', selected: { step: id }, field };
	const [letter] = /^letters\.\w+/.exec(path) ?? [];
	if (letter) return { tab: '/results', result: letter, field };
	const tab = TABS[part];
	if (part === 'results' && id !== null) return { tab: '/results', result: id, field };
	if (part === 'details') return { tab: '/results', result: DETAILS_SCREEN, field };
	if (tab !== undefined) return { tab, field };
	const selected = part === 'welcome' || part === 'bonus' ? part : 'quiz';
	return { tab: '', selected, field };
}

/** `steps[2].options[0].text` of the step `q1` is `steps.q1.options[0].text`. */
export function fieldPath(part: string, id: string | null, path: string): string {
	return id === null ? path : path.replace(/^\w+\[\d+\]/, `${part}.${id}`);
}
