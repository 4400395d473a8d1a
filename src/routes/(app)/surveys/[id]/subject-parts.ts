import { recallMarks } from '../../../../lib/quiz/fill.ts';

/** A run of a subject's words, or the name of a field that it recalls. */
export interface SubjectPart {
	recalls: boolean;
	text: string;
}

/** A subject as it is shown to whoever wrote it: its recalls apart from its words. */
export function subjectParts(subject: string): SubjectPart[] {
	const parts: SubjectPart[] = [];
	let end = 0;
	for (const { name, from, to } of recallMarks(subject)) {
		parts.push({ recalls: false, text: subject.slice(end, from) }, { recalls: true, text: name });
		end = to;
	}
	parts.push({ recalls: false, text: subject.slice(end) });
	return parts.filter(({ text }) => text !== '');
}
