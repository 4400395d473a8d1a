import { describe, expect, test } from 'vitest';
import { surfaceOf } from '../../../src/lib/server/public/public-paths.ts';

describe('the surface of a raw request target', () => {
	test.each([
		['/q/bant', 'public'],
		['/q/bant?embed=1&lang=ru', 'public'],
		['/q/a-long-name-2', 'public'],
		['/q/bant/start', 'public'],
		['/q/bant/next', 'public'],
		['/q/bant/details', 'public'],
		['/healthz', 'public'],
		['/healthz?x=/../', 'public'],
		['/readyz', 'public'],
		['/metrics', 'public'],
		['/quiz.schema.json', 'public'],
		['/api/v1/openapi.json', 'public'],
		['/api/v1/quizzes/bant/responses', 'public'],
		['/api/v1/responses?since=2026-01-01', 'public'],

		['/p/0123456789abcdef0123456789abcdef01234567.webp', 'public'],

		['/', 'workspace'],
		['/quizzes', 'workspace'],
		['/quizzes/q/bant', 'workspace'],
		['/query', 'workspace'],
		['/_app/immutable/quiz/client.js', 'workspace'],
		['/login?next=/q/bant', 'workspace'],
		['/%', 'workspace'],
		['*', 'workspace'],

		['/q', 'nowhere'],
		['/q/', 'nowhere'],
		['/q/bant/', 'nowhere'],
		['/q/bant/other', 'nowhere'],
		['/q/BANT', 'nowhere'],
		['/q/%62ant', 'nowhere'],
		['/q/ba%00nt', 'nowhere'],
		['/Q/bant', 'nowhere'],
		['//q/bant', 'nowhere'],
		['/%71/bant', 'nowhere'],
		['/./q/bant', 'nowhere'],
		['/x/../q/bant', 'nowhere'],
		['/x/%2e%2e/q/bant', 'nowhere'],
		['/\\q/bant', 'nowhere'],
		['/healthz/', 'nowhere'],
		['/healthz/x', 'nowhere'],
		['/HEALTHZ', 'nowhere'],
		['/metrics/', 'nowhere'],
		['/p', 'nowhere'],
		['/p/0123456789abcdef0123456789abcdef01234567', 'nowhere'],
		['/p/0123456789ABCDEF0123456789abcdef01234567.webp', 'nowhere'],
		['/p/../q/bant', 'nowhere'],
		['/p/..%2fq%2fbant', 'nowhere'],
		['/pictures', 'workspace'],
		['/pictures/none.svg', 'workspace'],
		['/api', 'nowhere'],
		['/api/v1', 'nowhere'],
		['/api/v1/', 'nowhere'],
		['/api/v2/leads', 'nowhere'],
		['//api/v1/leads', 'nowhere'],
		['/api/v1/../../login', 'workspace'],
		['/api//v1/leads', 'nowhere']
	])('%s is %s', (url, surface) => {
		expect(surfaceOf(url)).toBe(surface);
	});
});
