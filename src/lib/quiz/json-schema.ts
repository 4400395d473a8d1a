import { z } from 'zod';
import { quizSchema } from './quiz.ts';

/** The quiz file as JSON Schema, draft 2020-12, as it is published at `/quiz.schema.json`: for editors, and for whoever writes quizzes by program. */
export function quizJsonSchema(): object {
	return {
		$id: '/quiz.schema.json',
		title: 'Quizsilver quiz',
		description: 'A scored quiz: steps, dimensions, segments and result screens in one file.',
		...z.toJSONSchema(quizSchema, { io: 'input', override: nameKind })
	};
}

/** Editors offer the kinds of steps by their titles. */
function nameKind({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
	const kind = jsonSchema.properties?.['kind'];
	if (typeof kind === 'object' && typeof kind.const === 'string') jsonSchema.title = kind.const;
}
