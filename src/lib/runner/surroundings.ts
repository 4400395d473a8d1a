import type { KnownDetails } from '../quiz/known-details.ts';
import type { KindShelf } from './met-kinds.ts';
import type { Telling } from './telling.ts';
import type { Trail } from './trail.ts';
import type { Transport } from './transport.ts';

/** What a running quiz needs of its browser. */
export interface Surroundings {
	transport: Transport;
	kinds: KindShelf;
	trail: Trail;
	/** A preview tells nobody. */
	telling?: Telling | undefined;
	/** Of the page's address. */
	hidden: Readonly<Record<string, string>>;
	/** What the link knows of the respondent: their fields begin with it, and they may change it. */
	known?: KnownDetails | undefined;
	/** Resolves after so many milliseconds, or earlier where the network comes back. */
	wait(milliseconds: number): Promise<void>;
	/** Loads the page anew; what the trail holds stays. */
	renew?(): void;
	/** The respondent reads another language now. */
	speaks?(locale: string): void;
	/** What stands in the form on the screen. */
	form?(): FormData | undefined;
	/** The stage has come to life. */
	tookOver?(): void;
	/** Another screen is shown, or an answer on this one was refused. */
	arrived(refused: boolean): void;
}
