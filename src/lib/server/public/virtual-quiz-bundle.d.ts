declare module 'virtual:quiz-bundle' {
	const bundle: import('./quiz-bundle.ts').QuizBundle;
	export default bundle;
}

declare module 'virtual:embed-bundle' {
	const bundle: import('./embed-bundle.ts').EmbedBundle;
	export default bundle;
}
