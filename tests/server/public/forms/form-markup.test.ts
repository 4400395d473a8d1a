import { afterEach, expect, test } from 'vitest';
import { aQuizFile } from '../../../support/a-quiz.ts';
import { aFormDesk, fieldsIn, type FormDesk } from './form-desk.ts';

/* What a form of somebody else's page brings is text, wherever it comes out again. */

let desk: FormDesk;
afterEach(() => desk.house.store.close());

const MARKUP = '"><script>alert(1)</script><b x=\'';

test('markup in names, values and addresses that are carried along is text on the page', async () => {
	desk = await aFormDesk(aQuizFile());
	const sent = await desk.send({
		...{ money: 'plenty', goals: MARKUP, [MARKUP]: MARKUP, _next: MARKUP },
		...{ _locale: MARKUP, 'who.name': MARKUP }
	});
	expect(sent.status).toBe(422);
	expect(sent.text).not.toContain('<script>alert');
	expect(sent.text).not.toContain('<b x=');
	const carried = fieldsIn(sent.text);
	expect(carried).toContainEqual([MARKUP, '']);
	expect(carried).toContainEqual(['_next', MARKUP]);
	expect(carried).toContainEqual(['goals', MARKUP]);
});

test('a name of a field is kept on one line, and not at any length', async () => {
	desk = await aFormDesk(aQuizFile());
	const long = `${'x'.repeat(5_000)} end`;
	await desk.send({ money: 'none', 'two\r\nlines': '1', [long]: '2' });
	const [row] = await desk.stored();
	expect(row?.ignored).toEqual(['field:two lines', `field:${'x'.repeat(100)}`]);
});

test.each(['a b', 'ключ', 'x'.repeat(256)])('a form cannot have %j for its key', async (key) => {
	desk = await aFormDesk(aQuizFile());
	const sent = await desk.send({ money: 'none', _key: key });
	expect(sent.status).toBe(422);
	expect(sent.text).toContain('1 to 255 visible ASCII characters');
	expect(await desk.stored()).toEqual([]);
});
