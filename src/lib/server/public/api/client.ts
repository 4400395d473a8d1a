import type { Context } from 'hono';
import type { House } from '../../house.ts';
import { clientAddress } from '../../services/client-address.ts';
import type { ApiEnv } from './env.ts';

/** The address of whoever asks. */
export function clientOf({ config }: House, c: Context<ApiEnv>): string {
	const remote = c.env?.incoming?.socket.remoteAddress;
	return clientAddress(remote, c.req.header('x-forwarded-for'), config.trustProxy);
}
