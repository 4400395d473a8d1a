import { reachabilityOf, structureOf, type Question } from './diagnose.ts';

/** What the page asks: the structure, or what can be reached. */
export type Asked = { id: number; what: 'structure' | 'reach' } & Question;

self.onmessage = ({ data }: MessageEvent<Asked>) => {
	const { id, what, ...question } = data;
	const answer = what === 'structure' ? structureOf(question) : reachabilityOf(question);
	self.postMessage({ id, what, answer });
};
