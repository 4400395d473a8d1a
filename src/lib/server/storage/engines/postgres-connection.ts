import pg from 'pg';

/** How every connection is made. */
export function connectionTo(url: string) {
	return {
		connectionString: url,
		connectionTimeoutMillis: 10_000,
		application_name: 'quizsilver',
		types: { getTypeParser }
	};
}

/** Times and counts are whole numbers well inside what JavaScript counts exactly. */
const getTypeParser: typeof pg.types.getTypeParser = (type, format) =>
	type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format);
