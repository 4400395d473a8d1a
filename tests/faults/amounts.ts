/** How much trouble a test makes; `SOAK=1` asks for more, for a night instead of a coffee. */
export const isSoak = process.env['SOAK'] === '1';

export const AMOUNTS = isSoak
	? {
			kill: { submissions: 20_000, kills: 100 },
			mails: { people: 20_000, kills: 100 },
			postgresStop: { submissions: 10_000, stops: 30 },
			oneOfTwo: { submissions: 20_000, kills: 60 },
			backups: 100,
			killedRestores: 100,
			reach: { slices: 40, definitions: 250, ways: 10_000 },
			respondents: 2,
			twin: { submissions: 150, kills: 3 },
			diskFull: { submissions: 10_000, fills: 30 },
			hostile: { leads: 600, every: 250 },
			overload: { crowd: 4000, times: 20 },
			once: { parallel: 1000, later: 1000 },
			slowloris: 2000,
			/** ms for a test. */
			timeout: 3_600_000
		}
	: {
			kill: { submissions: 1000, kills: 10 },
			mails: { people: 1000, kills: 10 },
			postgresStop: { submissions: 500, stops: 3 },
			oneOfTwo: { submissions: 500, kills: 4 },
			backups: 5,
			killedRestores: 5,
			reach: { slices: 1, definitions: 200, ways: 2000 },
			respondents: 1,
			twin: { submissions: 150, kills: 3 },
			diskFull: { submissions: 300, fills: 2 },
			hostile: { leads: 40, every: 250 },
			overload: { crowd: 3500, times: 1 },
			once: { parallel: 100, later: 100 },
			slowloris: 300,
			timeout: 240_000
		};

/** A lease of somebody who was killed is taken over after this at the latest, ms. */
export const TAKEN_OVER_WITHIN = 60_000;
