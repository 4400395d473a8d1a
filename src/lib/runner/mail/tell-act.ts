import { localDay } from '../local-day.ts';
import { persist } from '../retry.ts';
import type { Stage } from '../stage.svelte.ts';
import { askServer, type Told } from '../transport.ts';

/** What a person has done. */
export interface SaidAct {
	/** They confirm this, of what the page knew of their attempt. */
	tapped?: string;
	revision?: number;
	/** They have answered otherwise. */
	answered?: true;
}

/** Until it is heard, also by a page that is left at once. Undefined where nobody wants to hear it. */
export async function tellAct(
	{ locale, data: { version } }: Pick<Stage, 'locale' | 'data'>,
	token: string,
	act: SaidAct & { hidden: Readonly<Record<string, string>> },
	wait: (milliseconds: number) => Promise<void>
): Promise<(Pick<Told, 'revision'> & { state: Told['state'] | 'seen' }) | undefined> {
	const said = { ...act, version, locale, day: localDay() };
	const outcome = await persist(
		() =>
			askServer<Pick<Told, 'revision'> & { state: Told['state'] | 'seen' }>(
				`/m/${token}/act`,
				said,
				locale,
				[version],
				{},
				true
			),
		() => undefined,
		wait
	);
	return outcome?.state === 'done' ? outcome.value : undefined;
}
