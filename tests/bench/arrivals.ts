import { Agent, request } from 'node:http';
import { aLeadSubmission } from '../support/a-lead-quiz.ts';

/*
 * Open load: submissions arrive on schedule, whether or not the ones before them were answered, and each answer's time
 * counts from the moment on the schedule. Every fifth respondent is hot.
 * `arrivals.ts <url> <a second> <seconds> <number of the first respondent>`
 */

const [url = '', rate = '', seconds = '', first = ''] = process.argv.slice(2);
const EVERY = 1000 / Number(rate);
const COUNT = Number(rate) * Number(seconds);
const HOT_EVERY = 5;
const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });

export interface Arrival {
	email: string;
	hot: boolean;
	/** On the schedule, ms since the epoch. */
	due: number;
	/** From then to the whole answer, ms. */
	latency: number;
	/** 0 where none came. */
	status: number;
}

const arrivals: Arrival[] = [];
const begun = Date.now() + 500;
let sent = 0;

function sendWhatIsDue(): void {
	for (; sent < COUNT && begun + sent * EVERY <= Date.now(); sent += 1) send(sent);
	if (sent < COUNT) setTimeout(sendWhatIsDue, 1);
}

function send(number: number): void {
	const hot = number % HOT_EVERY === 0;
	const submission = aLeadSubmission(Number(first) + number, hot ? 'yes' : 'no');
	const due = begun + number * EVERY;
	const note = (status: number) => {
		const { email } = submission.answers.contact;
		arrivals.push({ email, hot, due, latency: Date.now() - due, status });
		if (arrivals.length === COUNT) process.send?.({ arrivals }, () => process.exit());
	};
	const headers = {
		'content-type': 'application/json',
		'idempotency-key': `arrival-${first}-${number}`
	};
	const asked = request(url, { agent, method: 'POST', headers }, (answer) => {
		answer.resume().on('end', () => note(answer.statusCode ?? 0));
	});
	asked.on('error', () => note(0));
	asked.end(JSON.stringify(submission));
}

sendWhatIsDue();
