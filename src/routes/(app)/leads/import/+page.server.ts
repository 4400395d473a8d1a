import { pastImports } from '../../file-import/past-imports.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => pastImports(locals, url, 'leads');
