import type { Config } from '../../config.ts';

/** What is looked at, and when. */
export interface Examined {
	config: Config;
	now: number;
	/** `process.versions.node` */
	node: string;
	migrationsDir?: string;
}

/** One line of the doctor's: what was looked at, how it is, and how to mend it. */
export interface Finding {
	name: string;
	state: 'ok' | 'warn' | 'fail';
	says: string;
	mend?: string;
}

export const ok = (name: string, says: string): Finding => ({ name, state: 'ok', says });

export const warn = (name: string, says: string, mend: string): Finding => ({
	name,
	state: 'warn',
	says,
	mend
});

export const fault = (name: string, says: string, mend: string): Finding => ({
	name,
	state: 'fail',
	says,
	mend
});
