/** Addresses of the files that a quiz page loads. */
export interface QuizBundle {
	/** Served from source files: styles arrive by script too, and changes over a socket. */
	developing: boolean;
	/** Module scripts: the one to run first, then what it imports. */
	scripts: string[];
	styles: string[];
	/** What else a part needs, by the name of its source file: `StepScreen`, `SingleChoice`, `ru`, `later`. */
	parts: Record<string, string[]>;
}
