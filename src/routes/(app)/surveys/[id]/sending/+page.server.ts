import { getCampaign, saveCampaign } from '$lib/server/services/campaigns/campaigns.ts';
import {
	cancelCampaign,
	checkSending,
	decideOnUnknown,
	pauseCampaign,
	planOf,
	progressOf,
	resumeCampaign,
	startCampaign,
	unknownOf
} from '$lib/server/services/campaigns/sending.ts';
import type { Problem } from '$lib/server/problems.ts';
import type { Result } from '$lib/quiz/result.ts';
import { error, fail, type Cookies } from '@sveltejs/kit';
import { setFlash } from '../../../../flash.ts';
import { textOf } from '../../../../form-text.ts';
import { refuse } from '../../../../problem-reply.ts';
import { signedIn } from '../../../../signed-in.ts';
import { settingsOf, startOf } from './sending-form.ts';
import type { Actions, PageServerLoad } from './$types';

const OPEN = ['draft', 'scheduled'];

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('survey:sending');
	const { app, i18n, timeZone } = locals;
	const found = await getCampaign(app, signedIn(locals).workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const campaign = found.value;
	const { state, pausedFor, settings, quizId, startAt, startedAt, finishedAt, revision } = campaign;
	const isOpen = OPEN.includes(state);
	const now = app.clock.now();
	const check = isOpen ? await checkSending(app, campaign) : null;
	return {
		...{ now, state, pausedFor, settings, quizId, startAt, startedAt, finishedAt, revision },
		check,
		plan: check && planOf(campaign, check.get, startAt ?? now),
		progress: isOpen ? null : await progressOf(app, campaign),
		unknown: isOpen ? [] : await unknownOf(app, campaign),
		mailFolder: app.mailer.writesTo,
		zone: timeZone
	};
};

export const actions: Actions = {
	save: async ({ locals, params, request, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id } = signedIn(locals);
		const form = await request.formData();
		const found = await getCampaign(app, workspace, params.id);
		if (!found.ok) return refuse(found.problem, i18n.locale);
		const settings = settingsOf(form, found.value.settings);
		if (!settings.ok) {
			const errors = Object.fromEntries(
				settings.problem.map((field) => [field, i18n.t(`sending.wrong.${field}`)])
			);
			return fail(422, { problem: i18n.t('sending.settings.wrong'), errors });
		}
		const saved = await saveCampaign(app, workspace, params.id, { settings: settings.value }, id);
		return done(saved, locals, cookies, i18n.t('sending.saved'));
	},
	start: async ({ locals, params, request, cookies }) => {
		const { app, i18n } = locals;
		const form = await request.formData();
		const start = startOf(form);
		const wrong = wrongStart(start, app.clock.now());
		if (wrong) {
			const problem = i18n.t(wrong);
			return fail(422, { problem, errors: { at: problem } });
		}
		const at = typeof start === 'number' ? start : undefined;
		const started = await startCampaign(app, named(locals, params.id), at);
		const isLater = started.ok && started.value.state === 'scheduled';
		return done(
			started,
			locals,
			cookies,
			i18n.t(isLater ? 'sending.scheduled.done' : 'sending.started.done')
		);
	},
	pause: async ({ locals, params, cookies }) => {
		const paused = await pauseCampaign(locals.app, named(locals, params.id));
		return done(paused, locals, cookies, locals.i18n.t('sending.paused.done'));
	},
	resume: async ({ locals, params, cookies }) => {
		const resumed = await resumeCampaign(locals.app, named(locals, params.id));
		return done(resumed, locals, cookies, locals.i18n.t('sending.resumed.done'));
	},
	cancel: async ({ locals, params, cookies }) => {
		const cancelled = await cancelCampaign(locals.app, named(locals, params.id));
		return done(cancelled, locals, cookies, locals.i18n.t('sending.cancelled.done'));
	},
	decide: async ({ locals, params, request, cookies }) => {
		const form = await request.formData();
		const again = textOf(form, 'decision') === 'again';
		const mail = textOf(form, 'mail');
		const decided = await decideOnUnknown(locals.app, named(locals, params.id), {
			again,
			ids: mail === '' ? undefined : [mail]
		});
		const count = decided.ok ? decided.value.decided : 0;
		const said = again ? 'sending.unknown.again.done' : 'sending.unknown.left.done';
		return done(decided, locals, cookies, locals.i18n.t(said, { count }));
	}
};

/** A time that has passed by would send at once what was meant for later. */
function wrongStart(start: ReturnType<typeof startOf>, now: number) {
	if (start === null) return 'sending.at.wrong';
	return start !== 'now' && start <= now ? 'sending.at.past' : null;
}

function named(locals: App.Locals, id: string) {
	const { workspace, id: by } = signedIn(locals);
	return { workspace, id, by };
}

function done(
	result: Result<unknown, Problem>,
	{ i18n }: App.Locals,
	cookies: Cookies,
	text: string
) {
	if (!result.ok) return refuse(result.problem, i18n.locale);
	setFlash(cookies, { text });
	return { done: true };
}
