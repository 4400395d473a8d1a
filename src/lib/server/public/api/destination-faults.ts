import type { z } from '@hono/zod-openapi';
import type { House } from '../../house.ts';
import type { FieldError } from '../../problems.ts';
import { checkDestination } from '../../services/destination-check.ts';
import { destinationBody } from './schemas/destinations.ts';

/** What the parts of a body name wrongly, where another part of it has not even the right shape. */
export async function destinationFaults(
	house: House,
	workspace: string,
	body: unknown
): Promise<FieldError[]> {
	const given = new Map(Object.entries(typeof body === 'object' && body !== null ? body : {}));
	const sound = destinationBody.partial().parse(soundParts(destinationBody.shape, given));
	const shapeless = Object.keys(destinationBody.shape).filter(
		(name) => given.has(name) && !Object.hasOwn(sound, name)
	);
	const checked = await checkDestination(house, workspace, { ...sound, name: sound.name ?? 'x' });
	if (checked.ok) return [];
	// Which of the two it is for, an address or recipients, cannot be told where one of them is unsound.
	const unclear = shapeless.some((name) => ADDRESSES.includes(name)) ? ADDRESSES : shapeless;
	return (checked.problem.errors ?? []).filter(
		({ path }) => !unclear.includes(path.replace(/\[.*$/, ''))
	);
}

const ADDRESSES = ['url', 'recipients'];

function soundParts(
	shape: Readonly<Record<string, z.ZodType>>,
	given: ReadonlyMap<string, unknown>
) {
	const sound = Object.entries(shape).filter(
		([name, schema]) => given.has(name) && schema.safeParse(given.get(name)).success
	);
	return Object.fromEntries(sound.map(([name]) => [name, given.get(name)]));
}
