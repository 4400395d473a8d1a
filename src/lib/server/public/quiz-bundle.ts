/** What a quiz page loads, by its address. */
export interface QuizBundle {
	/** Served from source files: styles arrive by script too, and changes over a socket. */
	developing: boolean;
	/** Module scripts: the one to run first, then what it imports. */
	scripts: string[];
	/** While developing. */
	styles: string[];
	/** In the page itself: a question is on the screen after one round trip. Empty while developing. */
	css: string;
	/** Styles of parts that few quizzes have, by name; while developing all styles are above. */
	sheets?: Readonly<Record<string, string>>;
	/** What else a part needs, by the name of its source file: `StepScreen`, `SingleChoice`, `single-choice`, `ru`, `later`. */
	parts: Record<string, string[]>;
}
