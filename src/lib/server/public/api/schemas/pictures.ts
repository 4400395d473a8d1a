import { z } from '@hono/zod-openapi';

export const pictureBody = z.string().openapi({ format: 'binary' });

export const pictureAnswer = z
	.object({
		src: z.string().openapi({ description: 'A path on this server, for `picture.src` in a quiz.' }),
		url: z.string().openapi({ description: 'The same with the server’s address before it.' }),
		size: z.int().openapi({ description: 'In bytes.' }),
		width: z.int().openapi({ description: 'In pixels.' }),
		height: z.int()
	})
	.openapi('Picture');
