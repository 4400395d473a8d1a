import { errorFields } from '../error-fields.ts';
import type { House } from '../house.ts';

/** Something that is to be done every so often, by each process. */
export interface Chore {
	name: string;
	/** ms */
	every: number;
	run(): Promise<void>;
}

/** Does those of the chores that are due, each time it is called. One that fails is logged and comes again. */
export function choreList({ clock, log }: House, chores: readonly Chore[]): () => Promise<void> {
	const dueAt = new Map(chores.map((chore) => [chore, 0]));
	return async () => {
		const now = clock.now();
		for (const chore of chores) {
			if (now < (dueAt.get(chore) ?? 0)) continue;
			dueAt.set(chore, now + chore.every);
			await chore.run().catch((error: unknown) => {
				log.error('chore_failed', { chore: chore.name, ...errorFields(error) });
			});
		}
	};
}
