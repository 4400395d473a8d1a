import { expect, test } from 'vitest';
import { jsonLog } from '../../src/lib/server/log.ts';
import { inRequest } from '../../src/lib/server/request-scope.ts';
import { eachKeyOnce } from '../support/each-key-once.ts';

/* Lines of deliveries once held `event` twice: the line's own, and that of the webhook. */

function lineOf(write: (log: ReturnType<typeof jsonLog>) => void): string {
	const lines: string[] = [];
	write(jsonLog({ now: () => 0, sink: { write: (line) => void lines.push(line) } }));
	return lines.join('');
}

test('no field has the name of what each line holds by itself', () => {
	const own = Object.keys(JSON.parse(lineOf((log) => log.info('happened'))));
	expect(own.sort()).toEqual(['event', 'level', 'time']);
	const line = lineOf((log) => {
		// @ts-expect-error: the types keep it out.
		log.info('happened', { event: 'another' });
	});
	expect(() => eachKeyOnce(line)).toThrow('a key stands twice');
});

test('a request is named once, whoever names it', () => {
	inRequest({ id: 'req_1', route: '' }, () => {
		expect(eachKeyOnce(lineOf((log) => log.info('asked', { requestId: 'req_1' })))).toContain(
			'"requestId":"req_1"'
		);
	});
});
