import { afterEach, expect, test } from 'vitest';
import type { QuizFile } from '../../../../src/lib/quiz/quiz.ts';
import { HTML, PDF } from '../../../support/some-bytes.ts';
import { aFormDesk, fieldsIn, type FormDesk } from './form-desk.ts';

let desk: FormDesk;
afterEach(() => desk.house.store.close());

const FILE: QuizFile = {
	title: 'Apply',
	locales: ['en'],
	steps: [
		{ id: 'name', kind: 'short_text', title: 'Name', required: true },
		{ id: 'cv', kind: 'file', title: 'CV', required: true, accept: ['.pdf'] }
	]
};

function aForm(fields: Record<string, string | File>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return form;
}

const pdf = () => new File([new Uint8Array(PDF)], 'cv.pdf');

test('files of a form answer their question, by whatever name; others leave their name alone', async () => {
	desk = await aFormDesk(FILE);
	await desk.settings({ names: { cv: ['resume'] } });
	const body = aForm({ name: 'Anna', resume: pdf(), photo: pdf() });
	expect((await desk.send({}, { body })).status).toBe(200);
	const [row] = await desk.stored();
	expect(row?.answers['cv']).toEqual([expect.stringMatching(/^upl_/)]);
	expect(row?.ignored).toEqual(['field:photo']);
	const { uploads } = desk.house.store.tables;
	expect(await desk.house.store.db.select().from(uploads)).toMatchObject([
		{ name: 'cv.pdf', responseId: row?.id }
	]);
});

test('a file that is not taken is said at its question, and the others need not be sent again', async () => {
	desk = await aFormDesk(FILE);
	const wrong = await desk.send(
		{},
		{ body: aForm({ name: 'Anna', cv: new File([new Uint8Array(HTML)], 'cv.html') }) }
	);
	expect(wrong.status).toBe(422);
	expect(wrong.text).toContain('href="#title--cv"');
	expect(fieldsIn(wrong.text)).toContainEqual(['name', 'Anna']);
	const nameless = await desk.send({}, { body: aForm({ cv: pdf() }) });
	expect(nameless.status).toBe(422);
	const kept = fieldsIn(nameless.text).filter(([name]) => name !== 'name');
	expect(kept).toContainEqual(['cv', expect.stringMatching(/^upl_/)]);
	desk.house.clock.advance(5000);
	expect((await desk.send([...kept, ['name', 'Anna']])).status).toBe(200);
});

test('a form that sends the name of a file and none of its bytes is told so', async () => {
	desk = await aFormDesk(FILE);
	const sent = await desk.send({ name: 'Anna', cv: 'cv.pdf' });
	expect(sent.status).toBe(422);
	expect(sent.text).toContain('Only the name of the file came');
});
