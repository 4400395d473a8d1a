import { checkWebsite } from '../../questions/website-check.ts';
import type { WebsiteStep } from '../../questions/website.ts';
import { kindOf } from '../../questions/kinds.ts';
import { equally, type Alternatives, type Telling } from './alternative.ts';
import { worded } from './wordings.ts';

const HOSTS = ['qq.qq', 'zz.zz', 'xj.vw', '05.wk'];

/** Addresses that hold the texts that conditions ask for, in every combination that there is. */
export function websiteAlternatives(step: WebsiteStep, { asked }: Telling): Alternatives {
	const samples = kindOf(step).samples(step);
	if (asked.parts.size === 0) return { answers: equally(samples), complete: true };
	const parts = [...asked.parts].map((part) => part.toLocaleLowerCase());
	const { texts, complete } = worded(parts, (chosen) => {
		const others = parts.filter((part) => !chosen.includes(part));
		if (chosen.some((one) => NEVER.test(one) || others.some((part) => one.includes(part))))
			return null;
		return addressesWith(chosen).filter(
			(address) =>
				chosen.every((part) => address.toLocaleLowerCase().includes(part)) &&
				!others.some((part) => address.toLocaleLowerCase().includes(part)) &&
				isKept(address)
		);
	});
	return { answers: equally([...new Set([...samples, ...texts])]), complete };
}

/** In no address. */
const NEVER = /[\s\\<>"]/;

function addressesWith(chosen: readonly string[]): string[] {
	const [first = '', ...others] = chosen;
	const path = chosen.length === 0 ? '' : `/${chosen.join('/')}`;
	const rest = others.length === 0 ? '' : `/${others.join('/')}`;
	const paths = HOSTS.flatMap((host) => [`https://${host}${path}`, `http://${host}${path}`]);
	const starts = HOSTS.flatMap((host) => [
		first,
		`${first}${host}`,
		`https://${first}`,
		`http://${first}`
	]);
	return [...paths, ...starts.map((start) => `${start}${rest}`)];
}

/** Whether it stays as it is when it is answered. */
function isKept(address: string): boolean {
	const checked = checkWebsite(address);
	return checked.ok && checked.answer === address;
}
