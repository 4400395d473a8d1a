import type { Config } from '../../config.ts';

export interface Examined {
	config: Config;
	now: number;
	/** `process.versions.node` */
	node: string;
	migrationsDir?: string;
}
