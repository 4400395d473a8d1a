import { inLocale } from '$lib/quiz/text.ts';
import { membersOf } from '$lib/server/services/desk/members.ts';
import { stagesOf } from '$lib/server/services/desk/stages.ts';
import { faultWords } from '$lib/server/services/imports/fault-words.ts';
import type { LeadPreview } from '$lib/server/services/imports/leads/preview-leads.ts';
import { signedIn } from '../../../../signed-in.ts';
import { countsOf, faultGroups } from '../../../file-import/fault-groups.ts';
import { shownPhone } from '$lib/server/shown-phone.ts';

/** The first rows of a file as leads, in words; what several lines have in common is said once. */
export async function previewRows(locals: App.Locals, rows: readonly LeadPreview[]) {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const [members, stages] = await Promise.all([
		membersOf(app, workspace),
		stagesOf(app, workspace)
	]);
	const { t, locale } = i18n;
	const stageName = (id: string) => {
		const stage = stages.find((one) => one.id === id);
		return stage ? inLocale(stage.title, locale, stage.locales) || id : id;
	};
	const faults = rows.flatMap(({ line, fault }) => (fault ? [{ line, code: fault.code }] : []));
	const shared = countsOf(faults).filter(({ count }) => count > 1);
	const isShared = (code: string) => shared.some((one) => one.code === code);
	const shown = rows.map(({ line, item, fault }) => ({
		line,
		isTaken: item !== null,
		hasFault: fault !== null,
		/** What is wrong with this line alone. */
		fault: (fault?.code.split(' ') ?? [])
			.filter((code) => !isShared(code))
			.map((code) => faultWords('leads', code, locale))
			.join(' '),
		text: fault && item === null ? fault.value : '',
		who: item?.name ?? item?.email ?? phoneOf(item) ?? '',
		contacts: [item?.email, phoneOf(item)].filter((one) => one != null && one !== '').join(' · '),
		more: item
			? [
					...[item.role, item.company, item.city],
					item.temperature && t(`temperature.${item.temperature}`),
					item.stage && stageName(item.stage),
					item.owner && members.nameOf(item.owner),
					item.source,
					item.createdAt === null ? null : i18n.date(item.createdAt),
					item.outcome && t(`list.outcome.${item.outcome}`),
					item.value === null ? null : `${i18n.number(item.value)} ${item.currency ?? ''}`.trim(),
					...item.tags.map((tag) => `#${tag}`),
					item.note
				].filter((part) => part !== null && part !== '')
			: []
	}));
	return { rows: shown, alike: faultGroups('leads', faults, locale, shared) };
}

const phoneOf = (item: { phone: string | null } | null) => item?.phone && shownPhone(item.phone);
