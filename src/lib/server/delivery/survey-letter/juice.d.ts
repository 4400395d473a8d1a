/** The inliner alone, without what fetches style sheets from elsewhere; it brings no types of its own. */
declare module 'juice/client' {
	export { default } from 'juice';
}
