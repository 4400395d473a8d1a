declare module 'virtual:quiz-bundle' {
	const bundle: import('./lib/server/public/quiz-bundle.ts').QuizBundle;
	export default bundle;
}
