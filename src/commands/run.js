/**
 * The first step of every npm script. Runs on any Node from 20 up: installs and builds what is missing or stale, then
 * starts the command itself on the pinned runtime. `node src/commands/run.js <command> [arguments]`
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { operandsOf } from './arguments.js';
import { findChromium } from './chromium.js';
import { isBuilt, isInstalled, markInstalled } from './freshness.js';
import { findRuntime, NEEDED_NODE } from './runtime.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Each file by itself: what was found sound is not looked at again until it changes. */
const CACHED = ['--cache', '--cache-strategy', 'content'];

const SERVER = './server.js';

/** A package's command with its arguments, or a file of ours; a list of them runs side by side. */
/** @typedef {string[] | string[][]} Step */
/** @typedef {{ build?: boolean, browser?: boolean, steps: Step[] }} Command */

/** Those side by side write nothing that another one reads. */
/** @type {Step[]} */
const check = [
	['@sveltejs/kit', 'sync'],
	[
		['svelte-check', '--fail-on-warnings'],
		[
			'eslint',
			'.',
			'--max-warnings',
			'0',
			...CACHED,
			'--cache-location',
			'node_modules/.cache/eslint/'
		],
		['prettier', '--check', '--log-level', 'warn', ...CACHED, '.'],
		['knip']
	]
];
/** @type {Record<string, Command>} */
const commands = {
	start: { build: true, steps: [[SERVER]] },
	dev: { steps: [['vite', 'dev']] },
	build: { steps: [['vite', 'build'], ['./src/build/bundle-commands.ts']] },
	check: { steps: check },
	format: { steps: [['prettier', '--write', '--log-level', 'warn', '.']] },
	test: { build: true, browser: true, steps: [...check, ['vitest', 'run']] },
	bench: { build: true, steps: [['./tests/bench/run.ts']] },
	'bench:peers': { build: true, browser: true, steps: [['./tests/bench/peers.ts']] },
	soak: { build: true, browser: true, steps: [['./tests/faults/soak.ts']] },
	'db:generate': {
		steps: [
			['drizzle-kit', 'generate', '--config', 'drizzle.sqlite.config.ts'],
			['drizzle-kit', 'generate', '--config', 'drizzle.postgres.config.ts']
		]
	},
	password: { steps: [['./src/commands/password.ts']] },
	doctor: { steps: [['./src/commands/doctor.ts']] },
	backup: { steps: [['./src/commands/backup.ts']] },
	restore: { steps: [['./src/commands/restore.ts']] },
	demo: { steps: [['./src/commands/demo.ts']] },
	quiz: { steps: [['./src/commands/quiz.ts']] }
};

/** A signal that comes again so soon is the same one: npm passes on what a terminal or systemd has sent to everybody, ms. */
const SAME = 1_000;
/** How often it is looked whether whoever started this is still there, ms. */
const LOOK = 1_000;

const parent = process.ppid;

try {
	process.exitCode = await main(process.argv[2] ?? '', process.argv.slice(3));
} catch (error) {
	console.error(`quizsilver: ${error instanceof Error ? error.message : error}`);
	process.exitCode = 1;
}

/**
 * @param {string} name
 * @param {string[]} rest passed on to the last step
 * @returns {Promise<number>} exit code
 */
async function main(name, rest) {
	const command = commands[name];
	if (!command)
		throw new Error(`there is no command “${name}”; there are ${Object.keys(commands).join(', ')}`);
	if (!operandsOf(name, rest)) return Number(process.exitCode ?? 0);
	await install();
	const node = findRuntime(root);
	if (!node) {
		throw new Error(
			`Node ${NEEDED_NODE} or newer is needed on this platform; this is ${process.versions.node}`
		);
	}
	if (command.build && !isBuilt(root)) {
		console.log('quizsilver: building');
		if ((await runSteps(node, [['vite', 'build', '--logLevel', 'error']], [])) !== 0) return 1;
	}
	if (command.browser) process.env.CHROMIUM_PATH = await findChromium(root, node);
	return runSteps(node, command.steps, rest);
}

async function install() {
	if (isInstalled(root)) return;
	console.log('quizsilver: installing the locked dependencies');
	const npm = process.env.npm_execpath;
	const code = npm
		? await run(process.execPath, [npm, 'ci', '--loglevel', 'error'])
		: await run('npm', ['ci', '--loglevel', 'error'], { shell: process.platform === 'win32' });
	if (code !== 0) throw new Error('installing the dependencies failed; see the lines above');
	markInstalled(root);
}

/**
 * @param {string} node
 * @param {Step[]} steps
 * @param {string[]} rest
 * @returns {Promise<number>} the first exit code that is not 0
 */
async function runSteps(node, steps, rest) {
	for (const [index, step] of steps.entries()) {
		const last = index === steps.length - 1 ? rest : [];
		const beside = step.every((one) => typeof one !== 'string') ? step : [step];
		const codes = await Promise.all(
			beside.map(([program = '', ...given]) =>
				run(
					node,
					[entryOf(program), ...given, ...last],
					program === SERVER ? { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] } : {}
				)
			)
		);
		const code = codes.find((one) => one !== 0);
		if (code) return code;
	}
	return 0;
}

/** @param {string} program a path of ours, or the package whose command is meant */
function entryOf(program) {
	if (program.startsWith('./')) return join(root, program);
	const folder = join(root, 'node_modules', program);
	const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return join(folder, typeof bin === 'string' ? bin : (bin[program] ?? Object.values(bin)[0]));
}

/**
 * Runs a program in the foreground, and ends it when this process is told to stop or is left alone: npm and its shell pass
 * nothing on when they are ended, and a server that nobody holds would keep the port and the database.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} exit code
 */
function run(program, args, options = {}) {
	const path = [join(root, 'node_modules', '.bin'), dirname(program), process.env.PATH].join(
		delimiter
	);
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			cwd: root,
			stdio: 'inherit',
			env: { ...process.env, PATH: path },
			...options
		});
		const stop = stopper(child);
		// Ctrl-C reaches the child by itself.
		const interrupt = () => child.channel && stop();
		const look = setInterval(() => {
			if (process.ppid === parent) return;
			clearInterval(look);
			stop();
		}, LOOK).unref();
		process.on('SIGTERM', stop).on('SIGHUP', stop).on('SIGINT', interrupt);
		child.on('error', reject);
		child.on('exit', (code, signal) => {
			clearInterval(look);
			process.off('SIGTERM', stop).off('SIGHUP', stop).off('SIGINT', interrupt);
			resolve(code ?? (signal ? 1 : 0));
		});
	});
}

/**
 * The server is told in words: a signal that it got by itself and one that was passed on to it would be two, and a second
 * one does not wait.
 * @param {import('node:child_process').ChildProcess} child
 */
function stopper(child) {
	let since = 0;
	return () => {
		const now = performance.now();
		since ||= now;
		if (child.channel) child.send(now - since > SAME ? 'stop now' : 'stop', () => {});
		else child.kill('SIGTERM');
	};
}
