import fc from 'fast-check';
import { isSoak } from '../faults/amounts.ts';

/**
 * Properties are tried on the same examples in every run of `npm test`, so that a red run can be repeated and a change is
 * judged by itself. With `SOAK=1` they are new ones each time, with `PROPERTY_SEED` those of that number.
 */
const given = process.env['PROPERTY_SEED'];
if (given !== undefined) fc.configureGlobal({ seed: Number(given) });
else if (!isSoak) fc.configureGlobal({ seed: 20_261_128 });
