import type { Answer } from '../../../quiz/answers.ts';
import type { Quiz } from '../../../quiz/normalise.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import { errorFields } from '../../error-fields.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { destinationById } from '../../storage/queries/destinations.ts';
import { deliveryOfResponse, removeTestLeads } from '../../storage/queries/test-leads.ts';
import type { DestinationRow } from '../../storage/store.ts';
import { auditRow } from '../audit.ts';
import { judge, type Judged } from '../judge.ts';
import { liveQuiz, type LiveQuiz } from '../live.ts';
import { listQuizzes } from '../quizzes.ts';
import { submissionWrite } from '../submission-write.ts';
import { sampleAnswers } from './sample-answers.ts';

/** What a test of a destination came to. */
export interface TestLead {
	lead: string;
	response: string;
	delivery: string;
}

/** Where it is said that a test came from. */
const SOURCE = 'test';
const MOST_LOOKED_AT = 50;

/**
 * Answers a quiz as a hot lead would, and sends what comes of it to one destination, whatever that asks for. Lead, response and
 * delivery are marked as a test and counted nowhere.
 * @param by who does it, as the log of changes says it; the same below
 */
export async function sendTestLead(
	app: House,
	workspace: string,
	{ id, by, locale = 'en' }: { id: string; by: string; locale?: 'en' | 'ru' }
): Promise<Result<TestLead, Problem>> {
	const destination = await destinationById(app.store, workspace, id);
	if (!destination) return fail({ code: 'not_found' });
	const made = await answeredQuiz(app, workspace, destination, locale);
	if (!made) return fail({ code: 'no_quiz_to_try' });
	const { live, judged } = made;
	const said = { answers: judged.completed.answers, locale: judged.locale };
	const input = { ...said, source: SOURCE, test: true, testFor: id };
	const kept = { ...judged, uploads: [], held: null };
	const { row } = submissionWrite(app, live, input, kept, app.ids.next('once'));
	const detail = { name: destination.name };
	const line = auditRow(app, workspace, {
		...{ by, action: 'destination.tested', subject: id, detail }
	});
	const [written] = await app.store.completeSubmissions([{ ...row, letter: null, audit: line }]);
	const lead = written?.state === 'stored' ? written.lead?.id : undefined;
	if (!lead) {
		const error = written?.state === 'failed' ? written.error : undefined;
		app.log.error('test_lead_not_stored', { destination: id, ...errorFields(error) });
		return fail({ code: 'not_stored', params: { seconds: 1 } });
	}
	const delivery = await deliveryOfResponse(app.store, workspace, row.responseId);
	if (!delivery) return fail({ code: 'not_found' });
	app.wakeDelivery();
	return ok({ lead, response: row.responseId, delivery });
}

/** Test leads with all that came of them, or one of them; how many there were. */
export async function deleteTestLeads(
	app: House,
	workspace: string,
	by: string,
	lead?: string
): Promise<{ deleted: number }> {
	const action = 'leads.tests_deleted';
	const deleted = await removeTestLeads(app.store, workspace, lead, (count) => [
		auditRow(app, workspace, { by, action, detail: { count } })
	]);
	return { deleted };
}

/** One by its id. */
export async function deleteTestLead(
	app: House,
	workspace: string,
	by: string,
	lead: string
): Promise<Result<void, Problem>> {
	const { deleted } = await deleteTestLeads(app, workspace, by, lead);
	return deleted > 0 ? ok(undefined) : fail({ code: 'not_found' });
}

interface AnsweredQuiz {
	live: LiveQuiz;
	judged: Judged;
}

/** The newest published quiz that the destination is told of and that can be answered by itself. */
export async function answeredQuiz(
	app: House,
	workspace: string,
	{ quizzes }: Pick<DestinationRow, 'quizzes'>,
	locale: 'en' | 'ru'
): Promise<AnsweredQuiz | null> {
	const { items } = await listQuizzes(app, workspace, { limit: MOST_LOOKED_AT });
	const wanted = (id: string) => (quizzes === null || quizzes.includes(id) ? 0 : 1);
	const published = items
		.filter(({ liveVersion }) => liveVersion !== null)
		.toSorted((one, other) => wanted(one.id) - wanted(other.id));
	for (const { id } of published) {
		const live = await liveQuiz(app, id);
		const judged = live && !live.closed ? answered(app, live, locale) : null;
		if (live && !live.closed && judged) return { live, judged };
	}
	return null;
}

function answered(app: House, live: LiveQuiz, wanted: 'en' | 'ru'): Judged | null {
	const { quiz } = live;
	const locale = quiz.locales.find((one) => one === wanted) ?? quiz.locales[0] ?? wanted;
	const answers = sampleAnswers(quiz, locale);
	if (!answers) return null;
	const person = testPerson(app, locale);
	const judged = judge(quiz, { answers: signed(quiz, answers, person), locale }, app.clock.now());
	if (!judged.ok) return null;
	// Whatever the quiz asks for, there is somebody to call.
	return { ...judged.value, contact: { ...judged.value.contact, ...person } };
}

type Person = Record<'name' | 'email' | 'phone', string>;

/** Nobody: an address that is kept for examples, and a number that is kept for fiction, each its own. */
function testPerson({ random }: House, locale: string): Person {
	const area = 201 + Math.floor(random.fraction() * 799);
	const line = 100 + Math.floor(random.fraction() * 100);
	return {
		name: locale.startsWith('ru') ? 'Тестовый лид' : 'Test lead',
		email: `test-${random.bytes(6).toString('hex')}@example.com`,
		phone: `+1${area}5550${line}`
	};
}

/** The answers with this person's contact wherever one is asked for. */
function signed(
	quiz: Quiz,
	answers: Readonly<Record<string, Answer>>,
	person: Person
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(answers).map(([id, answer]) => {
			const step = quiz.steps.find((one) => one.id === id);
			if (step?.kind === 'email') return [id, person.email];
			if (step?.kind === 'phone') return [id, person.phone];
			if (step?.kind !== 'contact' || typeof answer !== 'object') return [id, answer];
			const asked = Object.entries(person).filter(([name]) => Object.hasOwn(answer, name));
			return [id, { ...answer, ...Object.fromEntries(asked) }];
		})
	);
}
