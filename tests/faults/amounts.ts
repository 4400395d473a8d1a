/** How much trouble a test makes; `SOAK=1` asks for more, for a night instead of a coffee. */
const isSoak = process.env['SOAK'] === '1';

export const AMOUNTS = isSoak
	? {
			kill: { submissions: 20_000, kills: 100 },
			postgresStop: { submissions: 10_000, stops: 30 },
			oneOfTwo: { submissions: 20_000, kills: 60 },
			reach: { slices: 40, definitions: 250, ways: 10_000 },
			twin: { submissions: 150, kills: 3 },
			/** ms for a test. */
			timeout: 3_600_000
		}
	: {
			kill: { submissions: 1000, kills: 10 },
			postgresStop: { submissions: 500, stops: 3 },
			oneOfTwo: { submissions: 500, kills: 4 },
			reach: { slices: 1, definitions: 200, ways: 2000 },
			twin: { submissions: 150, kills: 3 },
			timeout: 240_000
		};

/** A lease of somebody who was killed is taken over after this at the latest, ms. */
export const TAKEN_OVER_WITHIN = 60_000;
