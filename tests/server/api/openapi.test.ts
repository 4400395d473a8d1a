import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ERASED } from '../../../src/lib/server/delivery/erased-event.ts';
import { EVENTS } from '../../../src/lib/server/delivery/events.ts';
import { apiEndpoints } from '../../../src/lib/server/public/api/api-routes.ts';
import { anApi } from '../../support/an-api.ts';

const api = await anApi();
afterAll(() => api.house.store.close());
const { body } = await api.call('/openapi.json', { token: '' });
const operation = z.looseObject({
	operationId: z.string(),
	responses: z.record(z.string(), z.unknown())
});
const document = z
	.looseObject({
		paths: z.record(z.string(), z.record(z.string(), operation)),
		components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) })
	})
	.parse(body);

test('the OpenAPI file names every endpoint, its token, and how problems look', () => {
	expect(document).toMatchObject({
		openapi: '3.1.0',
		servers: [{ url: 'https://quiz.example.com/api/v1' }],
		components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } }
	});
	for (const { method, path, access } of apiEndpoints(api.house)) {
		const operation = document.paths[path]?.[method];
		expect(operation, `${method} ${path}`).toMatchObject({
			summary: expect.any(String),
			security: access === 'public' ? [{}, { token: [] }] : [{ token: [access] }],
			responses: { default: { content: { 'application/problem+json': expect.any(Object) } } }
		});
		expect(Object.keys(operation?.responses ?? {})).toHaveLength(2);
	}
});

test('the OpenAPI file says how plain forms are taken, at their own address', () => {
	expect(document.paths['/f/{slug}']?.['post']).toMatchObject({
		servers: [{ url: 'https://quiz.example.com' }],
		security: [{}],
		responses: { '303': expect.any(Object), '422': expect.any(Object) }
	});
});

test('the OpenAPI file says what webhooks are sent', () => {
	expect(Object.keys(document['webhooks'] ?? {})).toEqual([...EVENTS, ERASED]);
	expect(document.components.schemas['EventLead']).toMatchObject({
		properties: { owner: expect.any(Object), outcome: expect.any(Object) }
	});
});

test('every operation has a name of its own', () => {
	const names = Object.values(document.paths).flatMap((methods) =>
		Object.values(methods).map(({ operationId }) => operationId)
	);
	expect(new Set(names).size).toBe(names.length);
});

test('every reference leads somewhere, and the quiz’s own schema is among them', () => {
	const names = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref);
	expect(names).toContain('#/components/schemas/Quiz');
	const known = Object.keys(document.components.schemas).map(
		(name) => `#/components/schemas/${name}`
	);
	expect(names.filter((name) => !known.includes(name ?? ''))).toEqual([]);
});
