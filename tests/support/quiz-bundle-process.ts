/** A process of its own, because a test's NODE_ENV would make it a bundle for developing. Prints the bundle as JSON. */
import { brotliCompressSync } from 'node:zlib';
import { bundleQuiz } from '../../src/build/bundle-quiz.ts';

const { bundle, files } = await bundleQuiz(process.cwd());
const described = files.map(({ name, source }) => ({
	address: `/${name}`,
	code: source,
	brotli: brotliCompressSync(source).length
}));
process.stdout.write(JSON.stringify({ bundle, files: described }));
