import { stepSchema } from '../../quiz/questions/schemas.ts';
import type { QuizFile, Step } from '../../quiz/quiz.ts';
import type { NewId } from './ids.ts';

/** Copies under new ids; what the steps say of each other, the copies say of each other. */
export function copiesOf(steps: readonly Step[], quiz: QuizFile, newId: NewId): Step[] {
	const taken = quiz.steps.map(({ id }) => id);
	const ids = new Map<string, string>();
	for (const { id } of steps) {
		const made = newId(taken);
		taken.push(made);
		ids.set(id, made);
	}
	return steps.map((step) => stepSchema.parse({ ...speakOf(step, ids), id: ids.get(step.id) }));
}

type Ids = ReadonlyMap<string, string>;

function speakOf(step: Step, ids: Ids): object {
	return Object.fromEntries(
		Object.entries(step).map(([name, value]) => [
			name,
			name === 'next' && typeof value === 'string' ? (ids.get(value) ?? value) : inside(value, ids)
		])
	);
}

/** Conditions name a step as `answer`, jumps as `to`, texts in `{{…}}`. */
function inside(value: unknown, ids: Ids): unknown {
	if (typeof value === 'string') return withRecalls(value, ids);
	if (Array.isArray(value)) return value.map((one) => inside(one, ids));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [
			name,
			(name === 'answer' || name === 'to') && typeof one === 'string'
				? (ids.get(one) ?? one)
				: inside(one, ids)
		])
	);
}

function withRecalls(text: string, ids: Ids): string {
	return text.replace(
		/(\{\{\s*)([\w-]+)/g,
		(_whole, open: string, id: string) => open + (ids.get(id) ?? id)
	);
}
