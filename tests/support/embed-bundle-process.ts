/** A process of its own, because a test's NODE_ENV would make it a bundle for developing. Prints the loader as JSON. */
import { bundleEmbed } from '../../src/build/bundle-embed.ts';

process.stdout.write(JSON.stringify(await bundleEmbed(process.cwd())));
