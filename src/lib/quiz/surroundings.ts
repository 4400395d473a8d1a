import { z } from 'zod';

/** `example.com`, one with all below it as `*.example.com`, each with a port where it has one. */
const FRAME_HOST = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/;

export const framesSchema = z
	.array(z.string().max(253).regex(FRAME_HOST, 'a host is a name such as example.com'))
	.min(1)
	.max(50);

/** Visitor counters of the marketer's own, loaded on the quiz's own page after the visitor has agreed. */
export const countersSchema = z.strictObject({
	metrica: z
		.string()
		.regex(/^\d{1,12}$/, 'a Metrica counter is a number')
		.optional(),
	google: z
		.string()
		.regex(/^G-[A-Z0-9]{4,16}$/, 'a Google tag begins with G-')
		.optional()
});
