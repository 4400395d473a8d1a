import { accountTables } from './tables/accounts.ts';
import { audienceTables } from './tables/audience.ts';
import { campaignTables } from './tables/campaigns.ts';
import { deliveryTables } from './tables/delivery.ts';
import { deskTables } from './tables/desk.ts';
import { detailTables } from './tables/details.ts';
import { leadTables } from './tables/leads.ts';
import { onTheWayTables } from './tables/on-the-way.ts';
import { pictureTables } from './tables/pictures.ts';
import { proofTables } from './tables/proofs.ts';
import { quizTables } from './tables/quizzes.ts';
import { teamTables } from './tables/team.ts';
import { uploadTables } from './tables/uploads.ts';
import { postgresVocabulary, sqliteVocabulary, type Vocabulary } from './vocabulary.ts';

function allTables(words: Vocabulary) {
	return {
		...accountTables(words),
		...quizTables(words),
		...leadTables(words),
		...deliveryTables(words),
		...uploadTables(words),
		...pictureTables(words),
		...onTheWayTables(words),
		...proofTables(words),
		...detailTables(words),
		...audienceTables(words),
		...campaignTables(words),
		...deskTables(words),
		...teamTables(words)
	};
}

/** Every table, described once and spelled for both engines. */
export const sqliteTables = allTables(sqliteVocabulary);
export const postgresTables = allTables(postgresVocabulary);

export type Tables = typeof sqliteTables;
