/** What other people's pages load to show a quiz, as text. */
export interface EmbedBundle {
	script: string;
	module: string;
	/** Of the module, for TypeScript. */
	types: string;
	/** The part of both for quizzes above the page. */
	above: string;
}
