import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const APP = Symbol.for('quizsilver.app');
const NEEDED_NODE = 24;

/** Requests under way are given this long to end, ms. */
const DRAIN = 20_000;
/** A kept connection is closed under whoever may just be sending on it only after so many ms. */
const FAREWELL = 500;

/**
 * Who sends slowly on purpose is cut off: after so many ms for the head of a request, and for all of it (a file over a weak
 * phone line needs its time). A kept connection is kept for longer than proxies keep theirs, so that none sends on one that is
 * being closed. Connections beyond the most are closed as they come.
 */
const PATIENCE = {
	keepAliveTimeout: 65_000,
	headersTimeout: 15_000,
	requestTimeout: 120_000,
	connectionsCheckingInterval: 5_000
};
const MOST_CONNECTIONS = 8_000;

let stopping = false;

try {
	await main();
} catch (error) {
	console.error(`quizsilver: ${error instanceof Error ? error.message : error}`);
	process.exit(1);
}

async function main() {
	if (Number(process.versions.node.split('.')[0]) < NEEDED_NODE) {
		throw new Error(
			`Node ${NEEDED_NODE} or newer is needed, this is ${process.versions.node}; “npm start” brings its own`
		);
	}
	process.chdir(import.meta.dirname);
	if (!existsSync('build/handler.js')) throw new Error('there is no build; run “npm start”');
	tellKit(process.env);
	const { handler } = await import('./build/handler.js');
	const app = await globalThis[APP].app;

	const server = createServer(PATIENCE, (request, response) => {
		if (stopping) response.shouldKeepAlive = false;
		app.answer(request, response, () => handler(request, response, () => notFound(response)));
	});
	server.maxConnections = MOST_CONNECTIONS;
	server.listen(app.config.port, app.config.host);
	await once(server, 'listening').catch((error) => Promise.reject(whyNotListening(error)));
	console.log(`Quizsilver serves on ${app.config.origin}`);
	if (app.setupCode)
		console.log(`There is no owner yet. The code for the set-up page: ${app.setupCode}`);
	stopGracefully(server, app);
}

/**
 * Kit's handler reads its own variables when it is loaded.
 * @param {NodeJS.ProcessEnv} env
 */
function tellKit(env) {
	if (!/^\d*$/.test(env.PORT ?? '')) throw new Error('PORT: is a whole number from 0 to 65535');
	// A port that is none is for the house to name.
	const origin = `http://localhost:${env.PORT || 3000}`;
	env.ORIGIN ||= URL.canParse(origin) ? origin : 'http://localhost';
	// A picture of 10 MB.
	env.BODY_SIZE_LIMIT ||= '11M';
	if (Number(env.TRUST_PROXY) > 0) {
		env.ADDRESS_HEADER ||= 'x-forwarded-for';
		env.XFF_DEPTH ||= env.TRUST_PROXY;
	}
}

/**
 * @param {NodeJS.ErrnoException & { address?: string, port?: number }} error
 * @returns {Error} one line for the operator
 */
function whyNotListening(error) {
	const place = `${error.address}:${error.port}`;
	if (error.code === 'EADDRINUSE')
		return new Error(`PORT: somebody else listens on ${place} (EADDRINUSE)`);
	if (error.code === 'EACCES') return new Error(`PORT: this user may not listen on ${place}`);
	return error;
}

/** @param {import('node:http').ServerResponse} response */
function notFound(response) {
	response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
}

/**
 * The first SIGTERM or SIGINT lets requests and deliveries under way end; a second one does not wait. Whoever started this
 * process may say so in words as well, and is missed when it is gone.
 * @param {import('node:http').Server} server
 * @param {{ close(): Promise<void> }} app
 */
function stopGracefully(server, app) {
	const stop = async () => {
		if (stopping) return;
		stopping = true;
		const closed = once(server, 'close');
		// The listening ends and connections stay: who sends more on one is answered, and told to send no more.
		Server.prototype.close.call(server);
		setTimeout(() => server.closeAllConnections(), DRAIN).unref();
		server.keepAliveTimeout = 1;
		await Promise.race([closed, wait(FAREWELL)]);
		server.closeIdleConnections();
		await closed;
		await app.close();
		console.log('Quizsilver has stopped');
		process.exit(0);
	};
	let signals = 0;
	const onSignal = () => {
		if (++signals > 1) process.exit(1);
		stop();
	};
	process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
	process.on('message', (word) => {
		if (word === 'stop now') process.exit(1);
		if (word === 'stop') stop();
	});
	process.on('disconnect', stop);
	if (process.connected === false) stop();
}
