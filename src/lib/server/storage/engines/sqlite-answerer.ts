import type Database from 'better-sqlite3';
import { type Asking, plainValue, type Question, type Sentence } from '../submissions/sentence.ts';

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

	function replyTo({ sentence, values }: Question): unknown {
		const statement = statementFor(sentence);
		const plain = values.map(plainValue);
		if (sentence.returns === 'count') return statement.run(plain).changes;
		return sentence.returns === 'first' ? statement.get(plain) : statement.all(plain);
	}

	return function answer<Result>(asking: Asking<Result>): Result {
		let step = asking.next([]);
		while (!step.done) step = proceed(asking, step.value);
		return step.value;
	};

	function proceed<Result>(asking: Asking<Result>, questions: readonly Question[]) {
		let replies: unknown[];
		try {
			replies = questions.map(replyTo);
		} catch (error) {
			// A full disk ends the whole transaction: then nothing is left to save.
			if (!client.inTransaction) throw error;
			return asking.throw(error);
		}
		return asking.next(replies);
	}
}
