import type { Role } from '../storage/store.ts';

export type { Role };

/** Most may do most first, as they are listed everywhere. */
export const ROLES = ['owner', 'marketer', 'sales', 'viewer'] as const satisfies readonly Role[];

/** Who has each right: the one table that says so. */
const HOLDERS = {
	/** Quizzes and what came of them, without their editor. */
	'quizzes.see': ['owner', 'marketer', 'sales', 'viewer'],
	/** Make, change, publish and delete quizzes. */
	'quizzes.change': ['owner', 'marketer'],
	'surveys.see': ['owner', 'marketer', 'viewer'],
	/** Surveys, and whom they are sent to. */
	'surveys.change': ['owner', 'marketer'],
	/** Leads and responses, with all that people said of themselves. */
	'leads.see': ['owner', 'marketer', 'sales', 'viewer'],
	/** Notes, tags, stages, owners, outcomes and merges. */
	'leads.work': ['owner', 'marketer', 'sales'],
	/** Imports, rules of handing over, and responses that are held or deleted. */
	'leads.manage': ['owner', 'marketer'],
	'leads.export': ['owner', 'marketer'],
	/** Erase people and say how long they are kept. */
	privacy: ['owner', 'marketer'],
	/** Where leads are pushed, and what was sent there. */
	destinations: ['owner', 'marketer'],
	/** Who works here, and as what. */
	members: ['owner'],
	tokens: ['owner'],
	/** What was changed, and by whom. */
	audit: ['owner'],
	/** One's own account: whoever is signed in. */
	account: ['owner', 'marketer', 'sales', 'viewer']
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof HOLDERS;

export function may(role: Role, right: Right): boolean {
	const holders: readonly Role[] = HOLDERS[right];
	return holders.includes(role);
}

export function rightsOf(role: Role): Right[] {
	return RIGHTS.filter((right) => may(role, right));
}

export function isRole(text: string): text is Role {
	return ROLES.some((role) => role === text);
}

const RIGHTS = Object.keys(HOLDERS).filter(isRight);

function isRight(text: string): text is Right {
	return text in HOLDERS;
}
