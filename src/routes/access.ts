import type { Right } from '$lib/server/services/roles.ts';

/** What it takes to look at a part of the workspace, and to change something there. */
interface Area {
	see: Right;
	/** Of everything but GET, HEAD and OPTIONS. */
	change: Right;
}

const QUIZZES: Area = { see: 'quizzes.see', change: 'quizzes.change' };
const AUTHORS: Area = { see: 'quizzes.change', change: 'quizzes.change' };
const SURVEYS: Area = { see: 'surveys.see', change: 'surveys.change' };
const SENDERS: Area = { see: 'surveys.change', change: 'surveys.change' };
const LEADS: Area = { see: 'leads.see', change: 'leads.work' };
const MANAGERS: Area = { see: 'leads.manage', change: 'leads.manage' };
const only = (right: Right): Area => ({ see: right, change: right });

/** By the beginning of a route: the longest that fits says what it takes. What no beginning fits is nobody's. */
const AREAS: Readonly<Record<string, Area>> = {
	'/quizzes': QUIZZES,
	'/quizzes/new': AUTHORS,
	'/quizzes/[id]/edit': AUTHORS,
	'/quizzes/[id]/quiz.json': AUTHORS,
	'/quizzes/[id]/address': AUTHORS,
	'/quizzes/[id]/unfinished': { see: 'leads.see', change: 'leads.manage' },
	'/player': QUIZZES,
	'/pictures': AUTHORS,
	'/responses': { see: 'leads.see', change: 'leads.manage' },
	'/files': only('leads.see'),
	'/surveys': SURVEYS,
	'/surveys/new': SENDERS,
	'/surveys/[id]/audience': SENDERS,
	'/surveys/[id]/letter': SENDERS,
	'/surveys/[id]/sending': SENDERS,
	'/audience': SURVEYS,
	'/audience/new': SENDERS,
	'/audience/import': SENDERS,
	'/audience/left.csv': only('leads.export'),
	'/leads': LEADS,
	'/leads/[id]/erase': only('privacy'),
	'/leads/[id]/merge': only('leads.work'),
	'/leads/[id]/person.json': only('privacy'),
	'/leads/export': only('leads.export'),
	'/leads/import': MANAGERS,
	'/leads/hand-over': MANAGERS,
	'/exports': only('leads.export'),
	'/privacy': only('privacy'),
	'/destinations': only('destinations'),
	'/deliveries': only('destinations'),
	'/members': only('members'),
	'/audit': only('audit'),
	'/tokens': only('tokens'),
	'/settings': only('account')
};

/** Actions that take a right of their own: what somebody keeps for themselves is no change of what they look at. */
const ACTIONS: Readonly<Record<string, Right>> = {
	'/leads?/saveView': 'leads.see',
	'/leads?/deleteView': 'leads.see',
	'/leads?/columns': 'leads.see'
};

const GROUP = '/(app)';
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The right that a request to the workspace takes; null where nobody may do it.
 * @param route Kit's id of it
 */
export function rightFor(
	route: string,
	{ method, url }: Pick<Request, 'method' | 'url'>
): Right | null {
	const path = route.slice(GROUP.length);
	const area = areaOf(path);
	if (!area) return null;
	if (SAFE_METHODS.has(method)) return area.see;
	// Kit runs an action for POST alone, and the one that is named first.
	const named = [...new URL(url).searchParams.keys()].find((name) => name.startsWith('/'));
	return (method === 'POST' && ACTIONS[`${path}?${named}`]) || area.change;
}

/** Whether a route is of the workspace, for which one signs in. */
export function isWorkspace(route: string | null): route is string {
	return route?.startsWith(`${GROUP}/`) ?? false;
}

function areaOf(path: string): Area | undefined {
	const fitting = Object.keys(AREAS).filter(
		(beginning) => path === beginning || path.startsWith(`${beginning}/`)
	);
	const longest = fitting.reduce((one, other) => (other.length > one.length ? other : one), '');
	return AREAS[longest];
}
