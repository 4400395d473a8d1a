import { open } from 'node:fs/promises';

const SECTOR_POWER_AT = 0x1e;
const DIRECTORY_AT = 0x30;
const CLASS_AT = 0x50;
const INSTALLERS = /^(?:84|86)100c0000000000c000000000000046$/;

/** Whether an OLE compound file is a Windows Installer package or patch: its root entry names the class. */
export async function isInstaller(path: string): Promise<boolean> {
	const handle = await open(path, 'r');
	try {
		const header = Buffer.alloc(512);
		await handle.read(header, 0, header.length, 0);
		const sector = 2 ** Math.min(header.readUInt16LE(SECTOR_POWER_AT), 16);
		const root = (header.readUInt32LE(DIRECTORY_AT) + 1) * sector;
		const id = Buffer.alloc(16);
		await handle.read(id, 0, id.length, root + CLASS_AT);
		return INSTALLERS.test(id.toString('hex'));
	} finally {
		await handle.close();
	}
}
