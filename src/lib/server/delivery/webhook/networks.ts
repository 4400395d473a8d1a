import { BlockList, isIP } from 'node:net';

/** Addresses that are not of the public internet (IANA special-purpose registries), and those that stand for IPv4 ones in disguise. */
const NOT_PUBLIC = [
	'0.0.0.0/8',
	'10.0.0.0/8',
	'100.64.0.0/10',
	'127.0.0.0/8',
	'169.254.0.0/16',
	'172.16.0.0/12',
	'192.0.0.0/24',
	'192.0.2.0/24',
	'192.88.99.0/24',
	'192.168.0.0/16',
	'198.18.0.0/15',
	'198.51.100.0/24',
	'203.0.113.0/24',
	'224.0.0.0/4',
	'240.0.0.0/4',
	'::/96', // unspecified, loopback and IPv4-compatible
	'::ffff:0:0/96', // IPv4-mapped
	'::ffff:0:0:0/96', // IPv4-translated
	'64:ff9b::/96', // NAT64
	'64:ff9b:1::/48',
	'100::/64',
	'2001::/23', // Teredo and other assignments
	'2001:db8::/32',
	'2002::/16', // 6to4
	'3fff::/20',
	'5f00::/16',
	'fc00::/7',
	'fe80::/10',
	'fec0::/10',
	'ff00::/8'
];

/** Metadata services of clouds: what they tell is worth a whole installation. */
const METADATA = [
	'169.254.169.254/32',
	'169.254.170.2/32',
	'169.254.170.23/32',
	'100.100.100.200/32',
	'168.63.129.16/32',
	'192.0.0.192/32',
	'fd00:ec2::254/128',
	'fd00:ec2::23/128',
	'fd20:ce::254/128'
];

/** Forms that hide an IPv4 address in an IPv6 one are not worth telling apart: nobody's webhook lives there. */
const DISGUISED = [
	'::ffff:0:0/96',
	'::ffff:0:0:0/96',
	'64:ff9b::/96',
	'64:ff9b:1::/48',
	'2002::/16',
	'2001::/32'
];

export type Contains = (address: string) => boolean;

/**
 * Whether an address lies in one of the networks. The families are kept apart: a list of both would take every IPv4
 * address for one inside `::ffff:0:0/96`.
 * @param networks CIDR blocks, or single addresses
 * @throws Error that names a block which is none
 */
export function inNetworks(networks: readonly string[]): Contains {
	const lists = { 4: new BlockList(), 6: new BlockList() };
	for (const network of networks) {
		const [address = '', prefix] = network.split('/');
		const version = isIP(address);
		const bits = prefix === undefined ? (version === 6 ? 128 : 32) : Number(prefix);
		if ((version !== 4 && version !== 6) || !Number.isInteger(bits)) {
			throw new Error(`${network} is not a network`);
		}
		lists[version].addSubnet(address, bits, version === 6 ? 'ipv6' : 'ipv4');
	}
	return (address) =>
		isIP(address) === 6 ? lists[6].check(address, 'ipv6') : lists[4].check(address, 'ipv4');
}

export const isNotPublic = inNetworks(NOT_PUBLIC);
export const isNeverAllowed = inNetworks([...METADATA, ...DISGUISED]);
