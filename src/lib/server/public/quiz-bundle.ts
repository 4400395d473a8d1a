/** Addresses of the files that a quiz page loads. */
export interface QuizBundle {
	/** Served from source files: styles arrive by script too, and changes over a socket. */
	developing: boolean;
	/** Module scripts, the first to be preloaded. */
	scripts: string[];
	styles: string[];
	/** Scripts of the kinds that are loaded when met, by component name. */
	kinds: Record<string, string>;
}
