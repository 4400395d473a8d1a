import type { QuizFile } from '../../quiz/quiz.ts';
import { same } from '../../quiz/same.ts';
import { reachabilityOf, structureOf } from './diagnose.ts';
import type { Question, Reachability, Structure } from './diagnose.ts';
import { unpackDraft, type SentDraft } from '../../quiz/sent-draft.ts';

/** What the page asks: the structure, or what can be reached. */
export type Asked = { id: number; what: 'structure' | 'reach'; sent: SentDraft } & Omit<
	Question,
	'draft'
>;

/** Without an answer it is what it was. */
export interface Answered {
	id: number;
	answer?: Structure | Reachability;
}

let draft: QuizFile | undefined;
let answer: Structure | Reachability | undefined;

self.onmessage = ({ data }: MessageEvent<Asked>) => {
	const { id, what, sent, ...around } = data;
	draft = unpackDraft(draft, sent);
	const question = { ...around, draft };
	const found = what === 'structure' ? structureOf(question) : reachabilityOf(question);
	const answered: Answered = same(found, answer) ? { id } : { id, answer: found };
	answer = found;
	self.postMessage(answered);
};
