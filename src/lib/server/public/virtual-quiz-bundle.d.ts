declare module 'virtual:quiz-bundle' {
	const bundle: import('./quiz-bundle.ts').QuizBundle;
	export default bundle;
}
