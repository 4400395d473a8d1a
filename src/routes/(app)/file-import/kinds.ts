/** What rows of a file become: the room that takes them, how its words begin, and what is counted of them. */
export const KINDS = {
	recipients: {
		room: '/audience',
		words: 'audience.import',
		counts: ['added', 'updated', 'repeated', 'broken']
	},
	leads: {
		room: '/leads',
		words: 'leadimport',
		counts: ['added', 'updated', 'kept', 'repeated', 'broken']
	}
} as const;

export type ImportKind = keyof typeof KINDS;
