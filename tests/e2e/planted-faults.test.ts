import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/lib/quiz/day.ts';
import { onDay } from '../../src/lib/quiz/on-day.ts';
import { parseQuiz } from '../../src/lib/quiz/parse.ts';
import { problemText, verify } from '../../src/lib/quiz/verify.ts';
import { PLANTED_FAULTS, soundQuizFile, type PlantedFault } from '../support/planted-faults.ts';
import { serve, type Served } from '../support/served.ts';
import { signedIn, type SignedIn } from '../support/signed-in.ts';

/* Every fault that can be planted in a quiz, as its author meets it: in the answer of the API and on the quiz's own page. */

interface Told {
	path: string;
	message: string;
}

let server: Served;
let quiz: string;

beforeAll(async () => {
	server = await serve();
	const made = await server.api('/quizzes', {
		method: 'POST',
		body: JSON.stringify({ definition: soundQuizFile() })
	});
	quiz = (await made.json()).id;
});
afterAll(() => server.stop());

/** All of them in English; in Russian a few of each layer. */
const LANGUAGES = [
	['en', PLANTED_FAULTS],
	['ru', PLANTED_FAULTS.filter((_, index) => index % 6 === 0)]
] as const;

describe.each(LANGUAGES)('in %s', (locale, faults) => {
	let author: SignedIn;
	beforeAll(async () => {
		author = await signedIn(server, locale);
	});

	test.each(faults)('$name', async (fault) => {
		const file = fault.plant(soundQuizFile());
		const { spoken, ...told } = expected(fault, file, locale);
		expect(told.message).toMatch(locale === 'ru' ? /[а-я]{3}/ : /[a-z]{3}/);
		expect(await toldByApi(file, locale)).toContainEqual(told);
		expect(toldOn(await shown(author, fault, file))).toContainEqual(spoken);
	});

	test('a sound quiz has nothing to tell', async () => {
		expect(await toldByApi(soundQuizFile(), locale)).toEqual([]);
		const page = await author.page(`/quizzes/${quiz}`);
		expect(toldOn(page)).toEqual([]);
	});
});

/** What the core says of it: to those who write files, and on the page of the quiz, which knows no paths. */
function expected(
	fault: PlantedFault,
	file: unknown,
	locale: 'en' | 'ru'
): Told & { spoken: Told } {
	const parsed = parseQuiz(file, locale);
	const quiz = parsed.ok ? onDay(parsed.value, dayOf(Date.now())) : null;
	const problems = quiz
		? verify(quiz).map((one) => ({
				...one,
				message: problemText(one, locale),
				spoken: { path: '', message: problemText(one, locale, quiz) }
			}))
		: parsed.ok
			? []
			: parsed.problem.map((one) => ({ ...one, spoken: { path: one.path, message: one.message } }));
	const found = problems.find(
		(one) =>
			one.path === fault.path && (!('code' in one) || !('code' in fault) || one.code === fault.code)
	);
	if (!found) throw new Error(`${fault.name} is not found at ${fault.path}.`);
	return { path: found.path, message: found.message, spoken: found.spoken };
}

/** A draft with structural errors is saved with them; what is no quiz at all is refused. Either way each error is told. */
async function toldByApi(definition: unknown, locale: string): Promise<Told[]> {
	const saved = await server.api(`/quizzes/${quiz}`, {
		method: 'PUT',
		body: JSON.stringify({ definition }),
		headers: { 'accept-language': locale }
	});
	expect([200, 422]).toContain(saved.status);
	const { problems, errors } = await saved.json();
	const told: Told[] = problems ?? errors;
	if (saved.ok) {
		// The analysis looks farther than a save does: it may see as well what the fault cuts off.
		const found = await analysis(locale);
		const more = found.slice(problems.length);
		expect(found).toEqual([...problems, ...more]);
		expect(more.every(({ code }) => problems.length > 0 && code === 'step_out_of_reach')).toBe(
			true
		);
	}
	return told.map(({ path, message }) => ({ path, message }));
}

async function analysis(locale: string): Promise<{ code: string }[]> {
	const headers = { 'accept-language': locale };
	return (await (await server.api(`/quizzes/${quiz}/analysis`, { headers })).json()).problems;
}

/** The page after the draft was saved; or after the file was refused by the form that takes files. */
function shown(author: SignedIn, fault: PlantedFault, file: unknown): Promise<string> {
	const page = `/quizzes/${quiz}`;
	if (fault.layer === 'verify') return author.page(page);
	return author.post(`${page}?/replace`, { text: JSON.stringify(file) });
}

/** The findings of a page's HTML: a sentence, and a path in `code` where it has one. */
function toldOn(html: string): Told[] {
	const items = html.split(/<li class="(?:error|warning)/).slice(1);
	return items.map((item) => {
		const [, message = ''] = /<p(?: [^>]*)?>.*?<\/span>(.*?)<\/p>/s.exec(item) ?? [];
		const [, path = ''] =
			/^.*?<code[^>]*>(.*?)<\/code>/s.exec(item.split('</li>', 1)[0] ?? '') ?? [];
		return { message: asText(message), path: asText(path) };
	});
}

function asText(html: string): string {
	return html
		.replace(/<[^>]*>/g, '')
		.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
		.trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	quot: '"',
	'#39': "'",
	amp: '&'
};
