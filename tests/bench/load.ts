import autocannon from 'autocannon';

interface Load {
	url: string;
	seconds: number;
	connections?: number;
	method?: 'GET' | 'POST';
	/** Made anew for each request. */
	request?: () => { body: string; headers: Record<string, string> };
}

/**
 * Requests answered with 2xx in a second.
 * @throws Error where anything else was answered
 */
export async function requestRate({
	url,
	seconds,
	connections = 50,
	method = 'GET',
	request
}: Load): Promise<number> {
	const result = await autocannon({
		url,
		connections,
		duration: seconds,
		requests: [
			{
				method,
				...(request && { setupRequest: (base: autocannon.Request) => ({ ...base, ...request() }) })
			}
		]
	});
	if (result.non2xx > 0 || result.errors > 0) {
		throw new Error(`${url}: ${result.non2xx} other answers, ${result.errors} errors`);
	}
	return result['2xx'] / result.duration;
}
