import type { House } from '../house.ts';
import { dayCountsOf } from '../storage/queries/counters.ts';
import type { Page } from './pages.ts';

/** What was counted of a quiz on one day, of those who came from one source. */
export interface DayOfVisits {
	/** The day and the source. */
	id: string;
	/** YYYY-MM-DD, in UTC. */
	day: string;
	source: string;
	views: number;
	starts: number;
	completions: number;
}

const DAYS = 31;
const COUNTED = { view: 'views', start: 'starts', complete: 'completions' } as const;

/** Newest day first, 31 days on a page. @param cursor the last day of the page before */
export async function visitsByDay(
	app: House,
	workspace: string,
	quizId: string,
	cursor?: string
): Promise<Page<DayOfVisits>> {
	const names = Object.keys(COUNTED);
	const rows = await dayCountsOf(app.store, workspace, quizId, {
		names,
		days: DAYS + 1,
		before: cursor
	});
	const days = [...new Set(rows.map(({ day }) => day))];
	const shown = new Set(days.slice(0, DAYS));
	const visits = new Map<string, DayOfVisits>();
	for (const { day, source, name, count } of rows) {
		if (!shown.has(day)) continue;
		const id = `${day} ${source}`;
		const visit = visits.get(id) ?? { id, day, source, views: 0, starts: 0, completions: 0 };
		visits.set(id, visit);
		for (const [counted, field] of Object.entries(COUNTED)) {
			if (counted === name) visit[field] += count;
		}
	}
	return {
		items: [...visits.values()],
		next: days.length > DAYS ? (days[DAYS - 1] ?? null) : null
	};
}
