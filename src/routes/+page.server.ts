import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Sales begins with leads, everybody else with quizzes. */
export const load: PageServerLoad = ({ locals }) =>
	redirect(307, locals.user?.role === 'sales' ? '/leads' : '/quizzes');
