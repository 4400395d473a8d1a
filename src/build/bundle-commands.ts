import { fileURLToPath } from 'node:url';
import { bundleApart } from './bundle-apart.ts';

/*
 * Puts the operator's commands beside the server, for places where there is nothing but the build: `node
 * build/commands/backup.js`, or in the folder that is given.
 */

const NAMES = ['backup', 'restore', 'doctor', 'password'];
const root = fileURLToPath(new URL('../..', import.meta.url));
const input = Object.fromEntries(NAMES.map((name) => [name, `${root}src/commands/${name}.ts`]));

await bundleApart(root, input, process.argv[2] ?? 'build/commands');
