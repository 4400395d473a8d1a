declare module 'virtual:threads' {
	/** Addresses of the modules that threads are started with. */
	export const exportThread: URL;
	export const importThread: URL;
}
