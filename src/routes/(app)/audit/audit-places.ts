/** What the log can be narrowed to, by what actions begin with. */
export const ABOUT = {
	quiz: ['quiz', 'trial'],
	survey: ['survey', 'recipient', 'recipients', 'list', 'suppression', 'suppressions'],
	leads: [
		'lead',
		'leads',
		'response',
		'responses',
		'person',
		'consent',
		'hand_over',
		'note',
		'view'
	],
	destination: ['destination', 'delivery', 'deliveries'],
	member: ['member'],
	token: ['token'],
	account: ['account']
} as const satisfies Record<string, readonly string[]>;

export type About = keyof typeof ABOUT;

export function isAbout(text: string): text is About {
	return text in ABOUT;
}

/** Where the thing can be looked at that a change is about; null where it cannot. */
export function placeOf(action: string, id: string): string | null {
	return PLACES[action.split('.', 1)[0] ?? '']?.(id) ?? null;
}

const page = (path: string) => (id: string) => `${path}/${id}`;

const PLACES: Readonly<Record<string, (id: string) => string>> = {
	...{ quiz: page('/quizzes'), trial: (id) => `/quizzes/${id}/trial`, survey: page('/surveys') },
	...{ destination: page('/destinations'), delivery: page('/deliveries') },
	...{ lead: page('/leads'), leads: page('/leads'), note: page('/leads'), consent: page('/leads') },
	...{ response: page('/responses'), member: page('/members'), recipient: page('/audience') },
	list: (id) => `/audience?list=${id}`
};
