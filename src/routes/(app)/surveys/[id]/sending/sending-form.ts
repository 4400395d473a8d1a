import { fail, ok, type Result } from '../../../../../lib/quiz/result.ts';
import { settingsSchema, type CampaignSettings } from '../../../../../lib/letter/campaign.ts';
import { isZone } from '../../../../../lib/letter/window.ts';
import { momentIn } from '../../../../../lib/letter/zoned-time.ts';
import { textOf, textsOf } from '../../../../form-text.ts';

/** Fields of the form, by where what they say is kept. */
const FIELDS = {
	'rate.perSecond': 'per_second',
	'rate.perHour': 'per_hour',
	'rate.perDomain': 'per_domain',
	'window.from': 'from',
	'window.to': 'to',
	'window.days': 'days',
	'window.zone': 'zone',
	'reminders.most': 'most',
	'reminders.days': 'reminder_days'
} as const;

export type SendingField = (typeof FIELDS)[keyof typeof FIELDS];

const isKept = (path: string): path is keyof typeof FIELDS => Object.hasOwn(FIELDS, path);

/** What the form of sending says, laid over what is kept; else the fields in which a number or a time is none, or out of bounds. */
export function settingsOf(
	form: FormData,
	kept: CampaignSettings
): Result<CampaignSettings, SendingField[]> {
	const zone = textOf(form, 'zone');
	const read = settingsSchema.safeParse({
		...{ opens: kept.opens, lifetime: kept.lifetime },
		rate: {
			perSecond: numberOf(form, 'per_second'),
			perHour: numberOf(form, 'per_hour'),
			perDomain: numberOf(form, 'per_domain')
		},
		...(form.has('window') && {
			window: {
				from: minuteOf(textOf(form, 'from')),
				to: minuteOf(textOf(form, 'to')),
				days: textsOf(form, 'days').map(Number),
				zone
			}
		}),
		...(form.has('reminders') && {
			reminders: {
				most: numberOf(form, 'most'),
				days: numberOf(form, 'reminder_days'),
				unfinished: form.has('unfinished')
			}
		})
	});
	const wrong = (read.error?.issues ?? []).map(({ path }) => path.slice(0, 2).join('.'));
	if (form.has('window') && !isZone(zone)) wrong.push('window.zone');
	if (read.success && wrong.length === 0) return ok(read.data);
	return fail(wrong.filter(isKept).map((path) => FIELDS[path]));
}

/** Undefined: the field is empty. */
function numberOf(form: FormData, name: string): number | undefined {
	const text = textOf(form, name).trim().replace(',', '.');
	return text === '' ? undefined : Number(text);
}

function minuteOf(time: string): number {
	const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(time) ?? [];
	return hours === undefined ? Number.NaN : Number(hours) * 60 + Number(minutes);
}

/** `09:30` */
export function timeOf(minute: number): string {
	const two = (number: number) => String(number).padStart(2, '0');
	return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}

/** When it is to begin: now, at a moment, or null where the time is none. */
export function startOf(form: FormData): 'now' | number | null {
	if (textOf(form, 'when') !== 'later') return 'now';
	const zone = textOf(form, 'zone');
	return isZone(zone) ? momentIn(zone, textOf(form, 'at')) : null;
}
