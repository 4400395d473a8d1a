import { rightsOf } from '$lib/server/services/roles.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../signed-in.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
	if (locals.barred) error(403, locals.i18n.t('error.notAllowed'));
	const { email, name, role } = signedIn(locals);
	return { email, name, role, rights: rightsOf(role) };
};
