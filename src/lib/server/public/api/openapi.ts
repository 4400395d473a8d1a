import type { OpenAPIHono } from '@hono/zod-openapi';
import { quizJsonSchema } from '../../../quiz/json-schema.ts';
import type { House } from '../../house.ts';
import { formOperation } from '../forms/form-operation.ts';
import type { ApiEnv } from './env.ts';
import { registerWebhooks } from './webhooks.ts';

/** The OpenAPI file: made from the schemas that check requests, and the quiz file's own. */
export function openApiDocument(house: House, api: OpenAPIHono<ApiEnv>): object {
	api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
		type: 'http',
		scheme: 'bearer',
		description: 'An API token with the scope that the call needs: read or write.'
	});
	registerWebhooks(api);
	const document = api.getOpenAPI31Document({
		openapi: '3.1.0',
		info: {
			title: 'Quizsilver',
			version: '1',
			description: DESCRIPTION
		},
		servers: [{ url: `${house.config.origin}/api/v1` }]
	});
	const schemas = { ...document.components?.schemas, ...quizSchemas() };
	const paths = { ...document.paths, '/f/{slug}': { post: formOperation(house.config.origin) } };
	return { ...document, paths, components: { ...document.components, schemas } };
}

const DESCRIPTION = `Problems are told as RFC 9457 does, in English, or in Russian where \`Accept-Language\` asks for it.
Lists answer \`{items, next}\`; \`next\` is the \`cursor\` of the page that follows.
What belongs to another workspace answers 404, as if it did not exist.
An address with a parameter that it does not know, or cannot read, answers 422 and names it: none is passed over.

Answers come in by \`POST /quizzes/{id}/responses\`, from any page, or by \`POST /f/{slug}\` from a plain form. Leads that become hot get an
owner (hand-over); \`POST /leads/{id}/outcome\` says what became of them. Surveys ask by mail those of \`/recipients\` whom nothing holds back
(\`/suppressions\`). Destinations are told of leads by webhook (Standard Webhooks); \`/deliveries\` shows each try, and sends it again.
\`/leads/{id}/person\` is all that is known of a person, \`DELETE /leads/{id}\` erases them, and \`/consents\` is the ledger.
Exports are made while they are sent; a download that breaks off is not whole.`;

/** The quiz's JSON Schema, with its parts where OpenAPI keeps them. */
function quizSchemas(): Record<string, object> {
	const text = JSON.stringify(quizJsonSchema());
	const schema: unknown = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/'));
	if (typeof schema !== 'object' || schema === null) return {};
	const { $schema: _schema, $id: _id, $defs = {}, ...quiz } = { $schema: '', $id: '', ...schema };
	return { ...$defs, Quiz: quiz };
}
