/** The address of a worker that shares its modules with the page. */
declare module '*?shared-worker' {
	const address: string;
	export default address;
}
