import { z } from '@hono/zod-openapi';

const header = (description: string) => z.string().optional().openapi({ description });
const version = header('`1.0.0`, where the tus protocol is spoken.');

export const creationHeaders = z.object({
	'Tus-Resumable': version,
	'Upload-Length': header('The size of the file in bytes.'),
	'Upload-Metadata': header(
		'`filename` and `step`, each with its value in base64: `step cGxhbg==`.'
	)
});

export const continuationHeaders = z.object({
	'Tus-Resumable': version,
	'Upload-Offset': header('How many bytes are here already.'),
	'Content-Type': header('`application/offset+octet-stream`')
});

export const creationBody = z
	.object({
		step: z.string().optional().openapi({
			description:
				'The question’s id; before the file. Not needed where the file’s field is named by it, or the quiz has one such question.'
		}),
		file: z.string().openapi({ format: 'binary' })
	})
	.openapi('UploadForm');

export const uploadAnswer = z
	.object({
		id: z.string(),
		step: z.string(),
		name: z.string().openapi({ description: 'Without folders and what cannot be seen.' }),
		size: z.int().openapi({ description: 'In bytes.' }),
		type: z.string().nullable().openapi({ description: 'By its content; null until all is here.' })
	})
	.openapi('Upload');
