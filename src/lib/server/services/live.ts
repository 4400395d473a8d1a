import type { Quiz } from '../../quiz/normalise.ts';
import type { PublicQuiz } from '../../quiz/public.ts';
import type { Text } from '../../quiz/text.ts';
import type { House } from '../house.ts';
import { liveRow, versionContent } from './live-cache.ts';

interface Address {
	workspace: string;
	quizId: string;
	slug: string;
	/** In the quiz's first language. */
	title: string;
}

/** What respondents can take now. */
export interface LiveQuiz extends Address {
	closed: false;
	version: number;
	quiz: Quiz;
	public: PublicQuiz;
}

/** It was published once and takes no answers now. */
export interface ClosedQuiz extends Address {
	closed: true;
	message: Text;
}

/** Null where there is no such quiz, it was deleted, or never published. Another process's change shows within a second. */
export async function liveQuiz(
	app: House,
	idOrSlug: string
): Promise<LiveQuiz | ClosedQuiz | null> {
	const row = await liveRow(app, idOrSlug);
	if (!row) return null;
	const { workspaceId: workspace, id: quizId, slug, title, liveVersion, closedMessage } = row;
	const address = { workspace, quizId, slug, title };
	if (liveVersion === null) {
		return closedMessage === null ? null : { ...address, closed: true, message: closedMessage };
	}
	const content = await versionContent(app, quizId, liveVersion);
	return { ...address, closed: false, version: liveVersion, ...content };
}
