import type { Context } from 'hono';
import type { House } from '../../house.ts';
import { clientAddress, networkOf } from '../../services/client-address.ts';
import type { ApiEnv } from './env.ts';

/** The address of whoever asks, as requests are counted by it. */
export function clientOf({ config }: House, c: Context<ApiEnv>): string {
	const remote = c.env?.incoming?.socket.remoteAddress;
	return networkOf(clientAddress(remote, c.req.header('x-forwarded-for'), config.trustProxy));
}
