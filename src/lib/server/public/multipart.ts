import { once } from 'node:events';
import Busboy, { type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';

/** A file in a form, as it comes in. */
export interface IncomingFile {
	/** The name of its field. */
	field: string;
	/** As the sender's machine calls it. */
	name: string;
	/** End early where the connection breaks. */
	bytes: AsyncIterable<Uint8Array>;
	/** Whether they did. */
	isCut(): boolean;
}

const LIMITS = {
	fieldNameSize: 200,
	fieldSize: 256 * 1024,
	fields: 300,
	files: 30,
	headerPairs: 40
};

export function isMultipart(type: string | undefined): boolean {
	return /^multipart\/form-data\s*;/i.test(type ?? '');
}

/**
 * Reads a form with files as it comes in, so that a file is never in memory as a whole.
 * @param takeFile is handed the texts that stood before the file; what it leaves unread is passed over. Where it answers
 * 'enough', the rest of the form is not waited for.
 * @returns the texts; null where the form breaks off or is none
 */
export async function readMultipart(
	request: Request,
	takeFile: (file: IncomingFile, texts: URLSearchParams) => Promise<'enough' | 'go on'>
): Promise<URLSearchParams | null> {
	const { headers, body } = request;
	const texts = new URLSearchParams();
	const parser = parserFor(headers);
	if (!parser || !body) return null;
	const taking: Promise<unknown>[] = [];
	const open = new Set<BusboyFileStream>();
	let enough = (): void => undefined;
	const isEnough = new Promise<'enough'>((resolve) => (enough = () => resolve('enough')));
	parser.on('field', (name, value) => texts.append(name, value));
	parser.on('file', (field, stream, name) => {
		open.add(stream);
		const file = incoming(field, name ?? '', stream, () => open.delete(stream));
		const taken = takeFile(file, texts).then((answer) => answer === 'enough' && enough());
		taking.push(taken.finally(() => stream.resume()));
		taken.catch(enough);
	});
	const ended = once(parser, 'finish').then(
		() => 'whole' as const,
		() => 'broken' as const
	);
	const fed = feed(body, parser, [ended, isEnough]);
	const outcome = await Promise.race([
		fed.then((sent) => (sent ? ended : 'broken')),
		ended,
		isEnough
	]);
	if (outcome === 'broken') for (const stream of open) stream.destroy(new Error('cut'));
	await Promise.all(taking);
	return outcome === 'broken' ? null : texts;
}

/** Null where the form does not say how its parts are told apart. */
function parserFor(headers: Headers): BusboyInstance | null {
	try {
		return new Busboy({
			headers: { 'content-type': headers.get('content-type') ?? '' },
			limits: LIMITS
		});
	} catch {
		return null;
	}
}

function incoming(
	field: string,
	name: string,
	stream: BusboyFileStream,
	ended: () => void
): IncomingFile {
	let cut = false;
	async function* bytes() {
		try {
			yield* stream.iterator({ destroyOnReturn: false });
		} catch {
			cut = true;
		} finally {
			ended();
		}
	}
	// A stream that nobody is reading yet may be broken too.
	stream.on('error', () => (cut = true));
	return { field, name, bytes: bytes(), isCut: () => cut };
}

/** Hands the body over at the parser's pace; false where the body breaks off. It is never cancelled, which would cut the answer off too. */
async function feed(
	body: ReadableStream<Uint8Array>,
	parser: BusboyInstance,
	over: readonly Promise<string>[]
): Promise<boolean> {
	const reader = body.getReader();
	const stop = Promise.race(over).then(() => 'over' as const);
	try {
		for (;;) {
			const read = await Promise.race([reader.read(), stop]);
			if (read === 'over') return true;
			if (read.done) break;
			if (parser.write(Buffer.from(read.value))) continue;
			if ((await Promise.race([once(parser, 'drain'), stop])) === 'over') return true;
		}
		parser.end();
		return true;
	} catch {
		return false;
	}
}
