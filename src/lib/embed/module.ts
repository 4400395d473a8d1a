import type * as Types from './embed.d.ts';
import { look } from './loader.ts';

/* `/embed.mjs`, as a module that others import. */
export const { open, close, mount, on }: Pick<typeof Types, 'open' | 'close' | 'mount' | 'on'> =
	look(new URL(import.meta.url).origin);
