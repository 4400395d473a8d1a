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

	test('goes on with the other files, and ends with the worst of them', () => {
		const said = quiz('check', join(folder, 'no.json'), file('empty.json', '{}'), bant);
		expect(said.status).toBe(2);
		expect(said.stderr).toContain('does not exist');
		expect(said.stdout).toContain('empty.json: not a quiz');
		expect(said.stdout).toContain('bant.json: 0 errors');
		expect(quiz('check', file('empty.json', '{}'), bant).status).toBe(1);
	});
});
