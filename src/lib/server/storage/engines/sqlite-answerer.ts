import type Database from 'better-sqlite3';
import {
	type Answer,
	type Asking,
	plainValue,
	type Question,
	type Sentence
} from '../submissions/sentence.ts';

/** Runs what an algorithm asks for, each sentence prepared once. */
export function sqliteAnswerer(client: Database.Database) {
	const prepared = new Map<Sentence, Database.Statement>();

	function statementFor(sentence: Sentence): Database.Statement {
		const known = prepared.get(sentence);
		if (known) return known;
		const statement = client.prepare(sentence.sql);
		prepared.set(sentence, statement);
		return statement;
	}

	function answerTo({ sentence, values }: Question): Answer {
		const statement = statementFor(sentence);
		const plain = values.map(plainValue);
		if (sentence.returns === 'count') return { rows: [], count: statement.run(plain).changes };
		const rows = statement.all(plain);
		return { rows, count: rows.length };
	}

	return function answer<Result>(asking: Asking<Result>): Result {
		let step = asking.next(NOTHING);
		while (!step.done) step = proceed(asking, step.value);
		return step.value;
	};

	function proceed<Result>(asking: Asking<Result>, question: Question) {
		let given: Answer;
		try {
			given = answerTo(question);
		} catch (error) {
			// A full disk ends the whole transaction: then nothing is left to save.
			if (!client.inTransaction) throw error;
			return asking.throw(error);
		}
		return asking.next(given);
	}
}

const NOTHING: Answer = { rows: [], count: 0 };
