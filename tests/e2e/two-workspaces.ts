import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROLES } from '../../src/lib/server/services/roles.ts';
import { createDestination } from '../../src/lib/server/services/destinations.ts';
import { startSession } from '../../src/lib/server/services/sessions.ts';
import { completeSubmission } from '../../src/lib/server/services/submissions.ts';
import { openStore } from '../../src/lib/server/storage/open.ts';
import { systemClock } from '../../src/lib/server/clock.ts';
import type { Role } from '../../src/lib/server/storage/store.ts';
import { aClaimedUpload } from '../support/a-claimed-upload.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { aHouse, type TestHouse } from '../support/a-house.ts';
import { aLeadQuizFile, aLeadSubmission } from '../support/a-lead-quiz.ts';
import { aLiveQuiz } from '../support/a-live-quiz.ts';
import { aMember } from '../support/a-member.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { aMailedPerson } from '../support/an-invitation.ts';
import { aSurvey } from '../support/a-planted-survey.ts';
import { valueOf } from '../support/value-of.ts';
import type { Route } from './route-manifest.ts';

/** An installation with two workspaces: one with everything in it, and another with its owner alone. */
export interface TwoWorkspaces {
	dataDir: string;
	workspace: string;
	/** Of the full workspace, by the name of a route's parameter after its part: `quizzes`, `leads`, … */
	ids: Readonly<Record<string, string>>;
	/** Cookies of its members. */
	members: Readonly<Record<Role, string>>;
	/** The cookie of the other workspace's owner. */
	stranger: string;
}

export async function twoWorkspaces(): Promise<TwoWorkspaces> {
	const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-two-'));
	const store = await openStore({ databaseUrl: `file:${join(dataDir, 'quizsilver.db')}` });
	const house = await aHouse({ store, config: { dataDir } });
	// Sessions are to last by the clock of the server that is started on them.
	house.clock.advance(systemClock.now() - house.clock.now());
	const workspace = await aWorkspace(house);
	const signedIn = async (where: string, role: Role) => {
		const user = await aMember(house, where, { role });
		return { id: user.id, cookie: `session=${(await startSession(house, user)).token}` };
	};
	const [owner, marketer, sales, viewer] = await Promise.all(
		ROLES.map((role) => signedIn(workspace, role))
	);
	const stranger = await signedIn(await aWorkspace(house), 'owner');
	const ids = { ...(await furnish(house, workspace)), members: sales?.id ?? '' };
	await store.close();
	return {
		...{ dataDir, workspace, ids, stranger: stranger.cookie },
		members: {
			owner: owner?.cookie ?? '',
			marketer: marketer?.cookie ?? '',
			sales: sales?.cookie ?? '',
			viewer: viewer?.cookie ?? ''
		}
	};
}

async function furnish(house: TestHouse, workspaceId: string): Promise<Record<string, string>> {
	const live = await aLiveQuiz(house, workspaceId, aLeadQuizFile('Canary quiz'));
	const submission = { ...aLeadSubmission(1, 'yes'), attempt: undefined, source: undefined };
	const sent = { ...submission, idempotencyKey: 'key-1', test: false, held: undefined };
	const { response } = valueOf(await completeSubmission(house, live, sent));
	const settings = { name: 'Canary CRM', url: 'https://crm.example.com/hook' };
	const destination = valueOf(await createDestination(house, workspaceId, settings, null));
	const delivery = aDelivery({
		...{ id: 'msg_canary', workspaceId, destinationId: destination.id, state: 'delivered' },
		...{ leadId: response.lead, finishedAt: 1 }
	});
	const { db, tables } = house.store;
	await db.insert(tables.deliveries).values(delivery);
	const { campaign } = await aSurvey(house.store, workspaceId, { quiz: live.quizId });
	const survey = { workspaceId, campaignId: campaign.id, quizId: live.quizId };
	const { invitation, mail } = await aMailedPerson(house, survey);
	return {
		quizzes: live.quizId,
		responses: response.id,
		leads: response.lead ?? '',
		destinations: destination.id,
		deliveries: delivery.id,
		surveys: campaign.id,
		audience: invitation.recipientId,
		mails: mail.id,
		files: await aClaimedUpload(house, workspaceId, response.id)
	};
}

/** All rows of a workspace, but for what its own server writes. */
export async function rowsOf(dataDir: string, workspace: string) {
	const store = await openStore({ databaseUrl: `file:${join(dataDir, 'quizsilver.db')}` });
	const rows = await Promise.all(
		Object.entries(store.tables).map(async ([name, table]) => {
			const all: object[] = await store.db.select().from(table);
			const own = all.filter((row) => 'workspaceId' in row && row.workspaceId === workspace);
			return [name, own] as const;
		})
	);
	await store.close();
	return Object.fromEntries(rows.filter(([name]) => !BY_THE_SERVER.includes(name)));
}

/** The owner that the environment names, and that sessions were used. */
const BY_THE_SERVER = ['users', 'apiTokens', 'sessions'];

/** Of a route of the workspace. */
export const nameOf = ({ id }: Route) => id.slice('/(app)'.length);

/** The address of a route, with ids of the full workspace, or with ones that nothing has. */
export function addressOf(route: Route, ids: Readonly<Record<string, string>>): string {
	const parts = nameOf(route).split('/');
	return parts
		.map((part, place) =>
			part
				.replace('[format=ending]', 'csv')
				.replace('[version=whole]', '1')
				.replace('[kind=letter]', 'finished')
				.replace('[which]', 'nobody')
				.replace('[quiz]', ids['quizzes'] ?? 'none')
				.replace(/\[[^\]]*\]/g, ids[parts[place - 1] ?? ''] ?? 'none')
		)
		.join('/');
}
