import type { IncomingMessage, ServerResponse } from 'node:http';

/** What @hono/node-server hands over beside the request; absent in tests. */
export interface ApiEnv {
	Bindings: { incoming?: IncomingMessage; outgoing?: ServerResponse };
}
