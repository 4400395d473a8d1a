/** The day on which quizzes are answered in tests of the core. */
export const TODAY = '2026-11-25';
