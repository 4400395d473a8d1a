import { CHARSET, KEY, NEXT } from './form-names.ts';
import { LOCALE } from '../pages/runner-page.ts';
import { TRAP } from '../../../runner/trap.ts';

const FIELDS = {
	type: 'object',
	description:
		'A question’s field is called by the step’s id, its parts `step.part` (`contact.email`, `matrix.row`, `ranking.option`, `choice.other`), or by a name set on the Share page. Options by id or by their words in any language. Several of a name for several options. Hidden and utm fields by their names.',
	properties: {
		[LOCALE]: { type: 'string', description: 'The form’s language.' },
		[KEY]: {
			type: 'string',
			description: 'One for each visitor: the same form sent again is the same response.'
		},
		[NEXT]: {
			type: 'string',
			description: 'Where to send people; only to addresses that the quiz’s settings allow.'
		},
		[TRAP]: { type: 'string', description: 'Left empty by people.' },
		[CHARSET]: { type: 'string', description: 'Filled in by browsers, where the form has it.' }
	},
	additionalProperties: true
} as const;

/** What the OpenAPI file says of `POST /f/{slug}`, which lies beside the API. @param origin the public address */
export function formOperation(origin: string) {
	const page = { 'text/html': { schema: { type: 'string' } } };
	const problem = {
		'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } }
	};
	return {
		servers: [{ url: origin }],
		summary: 'Send a plain HTML form as answers',
		description:
			'Public, from any origin and none. Judged, scored and stored like other answers. People are answered with a page; `Accept: application/json` asks for JSON.',
		operationId: 'postForm',
		tags: ['forms'],
		security: [{}],
		parameters: [{ name: 'slug', in: 'path', required: true, schema: { type: 'string' } }],
		requestBody: {
			required: true,
			content: {
				'application/x-www-form-urlencoded': { schema: FIELDS },
				'multipart/form-data': { schema: FIELDS }
			}
		},
		responses: {
			'200': { description: 'Stored: the page with the result.', content: page },
			'201': {
				description: 'Stored, as JSON.',
				content: {
					'application/json': {
						schema: {
							type: 'object',
							properties: {
								id: { type: 'string' },
								result: {},
								redirect: { type: ['string', 'null'] }
							}
						}
					}
				}
			},
			'303': { description: 'Stored: to an address that is allowed.' },
			'422': {
				description:
					'Nothing was stored: what is wrong, field by field; as a page it can be sent again.',
				content: { ...page, ...problem }
			},
			default: { description: 'A problem, as RFC 9457 tells it.', content: { ...page, ...problem } }
		}
	};
}
