import { setTimeout as wait } from 'node:timers/promises';
import { smtpMailer } from '../../src/lib/server/delivery/email/smtp.ts';
import { createWorker } from '../../src/lib/server/delivery/worker.ts';
import type { House } from '../../src/lib/server/house.ts';
import type { Mailer } from '../../src/lib/server/mailer.ts';
import { surveyMailing } from '../../src/lib/server/services/campaigns/survey-mailing.ts';
import { plainLetter } from '../support/a-survey.ts';
import { serveHouse } from './served-house.ts';

/*
 * The product that sends a survey, with letters of the tests. `early-mark` says that a mail was sent before the mail server has
 * it, to show that the tests would notice; `honest` breaks nothing.
 */

const PATIENCE = 1_000;
const TOO_EARLY = 100;

await serveHouse({ deliver: sendSurveys });

function sendSurveys(house: House): void {
	const honest = smtpMailer(house.config.smtpUrl ?? '', house.config.mailFrom, {
		patience: PATIENCE
	});
	const mailer = process.argv[2] === 'early-mark' ? markingEarly(honest) : honest;
	const sending = { ...house, mailer };
	createWorker(sending, { mailing: surveyMailing(sending, plainLetter) }).start();
}

function markingEarly(honest: Mailer): Mailer {
	const send: Mailer['send'] = async (mail) => {
		void wait(TOO_EARLY)
			.then(() => honest.send(mail))
			.catch(() => undefined);
	};
	return { ...honest, send, line: () => ({ send, close: () => undefined }) };
}
