import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { respond } from './template.ts';

const command = fileURLToPath(new URL('../../src/commands/quiz.ts', import.meta.url));
const bant = fileURLToPath(new URL('../../quizzes/bant.json', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'quiz-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
}

function quiz(...given: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...given], {
		encoding: 'utf8'
	});
	return { status, stdout, stderr };
}

/** Each starts a process of its own, on a machine that may be busy. */
describe('npm run quiz -- check', { timeout: 60_000 }, () => {
	test('tells scores, segments with answers that lead there, and results', () => {
		const { status, stdout, stderr } = quiz('check', bant);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout).toContain('bant.json: 0 errors, 0 warnings');
		expect(stdout).toMatch(/score {4}total: 0 to \d+ \(0 to 100 %\)/);
		expect(stdout).toMatch(/result {3}\w+: reachable/);
		const ways = [...stdout.matchAll(/segment {2}(\S+): reachable.*\n.*points, [\d.]+ %: (.*)/g)];
		expect(ways.length).toBeGreaterThan(2);
		for (const [, segment, body = ''] of ways) {
			const { answers } = z
				.object({ answers: z.record(z.string(), z.unknown()) })
				.parse(JSON.parse(body));
			expect(respond('bant', answers).classification.segment).toBe(segment);
		}
	});

	test.each<[string, string[], number, RegExp]>([
		['no command', [], 2, /^quizsilver: npm run quiz -- check file\.json …$/],
		['another command', ['chek', bant], 2, /unknown command chek\. npm run quiz/],
		['no file', ['check'], 2, /which file\? npm run quiz/],
		['an unknown option', ['check', '--fix', bant], 2, /unknown option --fix\. npm run quiz/],
		[
			'a file that is not there',
			['check', join(folder, 'no.json')],
			2,
			/no\.json does not exist\.$/
		],
		['a folder', ['check', folder], 2, /is a folder, not a file\.$/],
		['no JSON', ['check', file('text.json', 'quiz')], 2, /text\.json is not JSON: .+\.$/]
	])('says in one line what is wrong with %s', (_, given, status, line) => {
		const said = quiz(...given);
		expect(said).toMatchObject({ status, stdout: '' });
		expect(said.stderr.trim()).toMatch(line);
		expect(said.stderr.trim().split('\n')).toHaveLength(1);
	});

	test('gives no share of what nobody reaches, no points of steps that nobody comes to, and errors first', () => {
		const text = JSON.stringify({
			title: 'Half',
			dimensions: [
				{ id: 'fit', title: 'Fit' },
				{ id: 'budget', title: 'Budget' }
			],
			steps: [
				{
					id: 'first',
					kind: 'single_choice',
					title: 'First',
					required: true,
					options: [
						{ id: 'a', text: 'A', points: { fit: 1 } },
						{ id: 'b', text: 'B', points: { fit: 10 } }
					],
					next: [{ when: { answer: 'first', is: 'a' }, to: 'last' }]
				},
				{
					id: 'money',
					kind: 'single_choice',
					title: 'Money',
					when: { answer: 'first', is: 'a' },
					options: [{ id: 'much', text: 'Much', points: { budget: 10 } }]
				},
				{ id: 'last', kind: 'short_text', title: 'Last' }
			],
			segments: [
				{
					id: 'rich',
					title: 'Rich',
					temperature: 'hot',
					score: { dimension: 'budget', from: 5 },
					result: 'r'
				},
				{ id: 'rest', title: 'Rest', temperature: 'cold', result: 'r' }
			],
			results: [{ id: 'r', title: 'R' }]
		});
		const { stdout } = quiz('check', file('half.json', text));
		expect(stdout).toContain('score    total: 1 to 10 ');
		expect(stdout).toContain('score    budget: 0 to 0 ');
		expect(stdout).toMatch(/segment {2}rich: unreachable$/m);
		const kinds = [...stdout.matchAll(/^ {2}(error|warning)/gm)].map(([, kind]) => kind);
		expect(new Set(kinds).size).toBe(2);
		expect(kinds).toEqual(kinds.toSorted());
	});

	test('goes on with the other files, and ends with the worst of them', () => {
		const said = quiz('check', join(folder, 'no.json'), file('empty.json', '{}'), bant);
		expect(said.status).toBe(2);
		expect(said.stderr).toContain('does not exist');
		expect(said.stdout).toContain('empty.json: not a quiz');
		expect(said.stdout).toContain('bant.json: 0 errors');
		expect(quiz('check', file('empty.json', '{}'), bant).status).toBe(1);
	});
});
