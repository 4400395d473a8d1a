import type { House } from '../../house.ts';
import { hmac } from '../digest.ts';

/** What an erased address is known by: to nobody who has not got both the address and the installation's secret. @param email lower case */
export function addressDigest(
	{ secret }: Pick<House, 'secret'>,
	workspace: string,
	email: string
): string {
	return hmac(secret, `erased:${workspace}:${email}`);
}
