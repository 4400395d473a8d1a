import { AUDIENCE_PROBLEMS } from '../audience/audience-problems.ts';
import { LEAVING_PROBLEMS } from '../leaving/leaving-problems.ts';
import { SENDING_PROBLEMS } from './sending-problems.ts';

/** What is refused around email surveys. */
export const CAMPAIGN_PROBLEMS = {
	...AUDIENCE_PROBLEMS,
	...LEAVING_PROBLEMS,
	...SENDING_PROBLEMS,
	campaign_running: {
		status: 409,
		title: {
			en: 'This survey is being sent, or has been: what it says and who gets it can no longer be changed.',
			ru: 'Этот опрос уже отправляется или отправлен: изменить письмо и адресатов больше нельзя.'
		}
	}
};
