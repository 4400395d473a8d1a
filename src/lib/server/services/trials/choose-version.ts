import { hash } from 'node:crypto';
import type { House } from '../../house.ts';
import { goneOnWith, type LiveQuiz, type LiveTrial } from '../live.ts';
import { recordAssigned } from '../visits.ts';

/** What the address of a page tells of whoever opens it. */
export interface Visitor {
	/** The version that the visit is held to. */
	held: number | null;
	/** The id of a link that is the visitor's own: who opens it again sees the same again. */
	link: string | null;
	source: string;
}

/** Divided so finely. */
const PARTS = 2 ** 32;

/**
 * The version that a visitor of the page is shown: the one that the visit is held to, else, while a trial is on, one by the link
 * that is the visitor's own, else one by chance.
 */
export async function chooseVersion(
	app: House,
	live: LiveQuiz,
	{ held, link, source }: Visitor
): Promise<LiveQuiz> {
	const { trial } = live;
	if (!trial) return live;
	if (held === trial.control || held === trial.variant) return goneOnWith(app, live, held);
	if (!trial.running) return live;
	const isVariant = link ? linkSeesVariant(trial, link) : app.random.fraction() * 100 < trial.share;
	const chosen = await goneOnWith(app, live, isVariant ? trial.variant : trial.control);
	recordAssigned(app, chosen, trial, source);
	return chosen;
}

/** The version that the link of a letter leads to. Nobody is counted: who opens it may be no visitor. */
export async function versionOfLink(app: House, live: LiveQuiz, link: string): Promise<LiveQuiz> {
	const { trial } = live;
	if (!trial?.running) return live;
	return goneOnWith(app, live, linkSeesVariant(trial, link) ? trial.variant : trial.control);
}

/** Always the same for the same link; another trial divides anew. */
export function linkSeesVariant({ id, share }: Pick<LiveTrial, 'id' | 'share'>, link: string) {
	const drawn = Number.parseInt(hash('sha256', `${id} ${link}`).slice(0, 8), 16);
	return (drawn / PARTS) * 100 < share;
}
