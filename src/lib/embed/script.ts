import { look } from './loader.ts';

/*
 * `/embed.js`, as a script of the page. One that was put into the page by other means does not know its element; there is
 * one of its name all the same.
 */
const own =
	document.currentScript ?? document.querySelector('script[src*="/embed.js"]') ?? undefined;

if (own instanceof HTMLScriptElement) look(new URL(own.src).origin);
