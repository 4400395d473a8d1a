import { parseArgs } from 'node:util';

/**
 * @typedef {object} Taken what a command may be given
 * @property {string} does
 * @property {string} [operands] as usage shows them
 * @property {number} [least] how many there must be
 * @property {number} [most]
 * @property {string} [asks] where there are too few
 * @property {Record<string, import('node:util').ParseArgsOptionDescriptor>} [options] those of the program behind it
 */

/** @type {Taken} */
const suites = {
	does: '',
	operands: '[file …]',
	most: Infinity,
	options: {
		testNamePattern: { type: 'string', short: 't' },
		project: { type: 'string', multiple: true }
	}
};

/** @type {Record<string, Taken>} */
const TAKEN = {
	start: { does: 'serves the product; its settings come from the environment' },
	dev: {
		does: 'serves the product from the sources, reloading as they change',
		options: { port: { type: 'string' }, host: { type: 'string' } }
	},
	build: { does: 'builds the product' },
	check: { does: 'checks types, lint, format and dead code' },
	format: { does: 'formats the sources' },
	test: { ...suites, does: 'builds, checks, and runs every suite, or those of these files' },
	bench: {
		does: 'measures speed, each figure beside its floor; all of them, or these',
		operands: '[name …]',
		most: Infinity
	},
	'bench:peers': {
		does: 'measures what others’ public packages weigh and take, beside us; installs them outside of this package'
	},
	soak: { ...suites, does: 'runs the suites that have a long form in it, or those of these files' },
	'db:generate': { does: 'writes migrations for both engines after a change of the tables' },
	doctor: { does: 'looks at everything that the installation stands on, and changes nothing' },
	backup: {
		does: 'puts the whole installation into one file; into DATA_DIR/backups unless a place is given',
		operands: '[file or folder]',
		most: 1
	},
	restore: {
		does: 'puts a backup in the place of the database; the server is stopped',
		operands: 'backup.ndjson.gz',
		least: 1,
		most: 1,
		asks: 'which file?'
	},
	password: {
		does: 'prints a link that sets a new password, where there is no mail server',
		operands: 'you@example.com',
		least: 1,
		most: 1,
		asks: 'whose?'
	},
	demo: {
		does: 'fills a workspace of its own with sample leads; into data/demo unless DATA_DIR says another place',
		options: { leads: { type: 'string' } }
	},
	quiz: {
		does: 'says what is wrong with quiz files, and who can get where in them',
		operands: 'check file.json …',
		most: Infinity
	}
};

/**
 * The one place where command lines are read. Whoever asks for help gets it, and who gives what a command does not take is
 * refused in one line with exit code 2: an option that is let pass becomes the name of a file, or is missed without a word.
 * @param {string} name of the command
 * @param {string[]} args
 * @returns {string[] | null} what it is given besides options; null where everything has been said
 */
export function operandsOf(name, args) {
	const taken = TAKEN[name] ?? { does: '' };
	const options = {
		...taken.options,
		help: /** @type {const} */ ({ type: 'boolean', short: 'h' })
	};
	const { values, positionals, tokens } = parseArgs({
		args,
		options,
		strict: false,
		tokens: true
	});
	if (values.help) {
		console.log(`${usageOf(name)}\n${taken.does}`);
		return null;
	}
	const why = whyNot(taken, positionals, tokens, options);
	if (why === null) return positionals;
	console.error(`quizsilver: ${why} ${usageOf(name)}`);
	process.exitCode = 2;
	return null;
}

/**
 * @param {Taken} taken
 * @param {string[]} positionals
 * @param {{ kind: string, name?: string, rawName?: string, value?: string | undefined }[]} tokens
 * @param {Record<string, import('node:util').ParseArgsOptionDescriptor>} options
 * @returns {string | null} one sentence
 */
function whyNot({ least = 0, most = 0, asks = '' }, positionals, tokens, options) {
	for (const { kind, name = '', rawName, value } of tokens) {
		if (kind !== 'option') continue;
		if (!Object.hasOwn(options, name)) return `unknown option ${rawName}.`;
		if (options[name]?.type === 'string' && !value) return `${rawName} is given no value.`;
	}
	if (positionals.length < least) return asks;
	return positionals.length > most ? `${positionals[most]} is one argument too many.` : null;
}

/**
 * As it is typed.
 * @param {string} name
 */
export function usageOf(name) {
	const { operands, options = {} } = TAKEN[name] ?? {};
	const flags = Object.entries(options).map(
		([flag, { short }]) => `[${short ? `-${short}` : `--${flag}`} …]`
	);
	const given = [...flags, ...(operands ? [operands] : [])].join(' ');
	const command = name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
	return given ? `${command} -- ${given}` : command;
}
