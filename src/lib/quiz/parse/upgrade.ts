import { FORMAT } from '../quiz.ts';
import { fail, ok, type Result } from '../result.ts';
import { isRecord } from '../same.ts';
import type { Finding } from './finding.ts';

type Upgrade = (file: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** The first lifts a file from format 1 to 2, and so on: as many as FORMAT - 1. */
const UPGRADES: readonly Upgrade[] = [];

/** A file of an older format in today's; one from a newer Quizsilver is refused. What is wrong otherwise is left to the schema. */
export function upgradeFile(raw: unknown): Result<unknown, Finding> {
	if (!isRecord(raw) || typeof raw.format !== 'number') return ok(raw);
	const given = raw.format;
	if (given > FORMAT) {
		return fail({ path: ['format'], code: 'newer_format', given, known: FORMAT });
	}
	if (!Number.isInteger(given) || given < 1) return ok(raw);
	const upgraded = UPGRADES.slice(given - 1).reduce((file, upgrade) => upgrade(file), raw);
	return ok({ ...upgraded, format: FORMAT });
}
