import { kilobytes } from './bundle.ts';
import { clickableTimes } from './peers/clickable.ts';
import { installPeers } from './peers/install.ts';
import { ownPackage } from './peers/own.ts';
import { PEERS } from './peers/packages.ts';
import { sizeOfPeer } from './peers/size.ts';
import { printTable } from './peers/table.ts';

/*
 * `npm run bench:peers`: what others' public packages weigh and how long they take, beside us, in one run. They are installed
 * outside of this package: several licences are not ours to ship, and nothing of theirs is.
 */

const folder = await installPeers(PEERS);
const weighed: string[][] = [];
for (const peer of PEERS) {
	const { script, style } = await sizeOfPeer(folder, peer);
	weighed.push([
		peer.name,
		`${peer.packages.join(', ')} (${peer.licence})`,
		kilobytes(script),
		style > 0 ? kilobytes(style) : '–',
		peer.what
	]);
}
weighed.push(...(await ownPackage()));
printTable(['', 'package', 'script', 'styles', 'what it is'], weighed);

const timed = await clickableTimes(folder);
printTable(['slow 4G, processor slowed 4 times', 'first option answers', 'next question'], timed);
