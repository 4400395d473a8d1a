import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sniff } from '../../../src/lib/server/services/uploads/sniff.ts';
import { HTML, PDF, PNG, SVG, ZIP } from '../../support/some-bytes.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'quizsilver-sniff-'))));
afterAll(() => rm(folder, { recursive: true }));

const text = (words: string) => Buffer.from(words);
const hex = (digits: string) => Buffer.concat([Buffer.from(digits, 'hex'), Buffer.alloc(600)]);

/** An OLE file whose root entry, in the sector after the header, has this class. */
function compound(classId = '00'.repeat(16)): Buffer {
	const bytes = Buffer.alloc(2048);
	bytes.write('d0cf11e0a1b11ae1', 0, 'hex');
	bytes.writeUInt16LE(9, 0x1e);
	bytes.writeUInt32LE(1, 0x30);
	bytes.write(classId, 1024 + 0x50, 'hex');
	return bytes;
}

test.each<[string, string, Buffer, string, string]>([
	['a picture', 'a.png', PNG, 'a.png', 'image/png'],
	['a JPEG called PNG', 'a.png', hex('ffd8ffe000104a46494600'), 'a.png.jpg', 'image/jpeg'],
	['a name without an ending', 'scan', PDF, 'scan.pdf', 'application/pdf'],
	['a picture that would be a program', 'a.hta', PNG, 'a.hta.png', 'image/png'],
	['a GIF that is a script too', 'a.gif', text('GIF89a/*<script>*/=1'), 'a.gif', 'image/gif'],
	['a PDF that is an archive too', 'a.pdf', Buffer.concat([PDF, ZIP]), 'a.pdf', 'application/pdf'],
	['an archive', 'a.zip', ZIP, 'a.zip', 'application/zip'],
	['a document of old', 'a.doc', compound(), 'a.doc', 'application/msword'],
	['a text', 'a.txt', text('Hello, <you>\n'), 'a.txt', 'text/plain'],
	['a text that begins like a bitmap', 'a.txt', text('BMW is a car'), 'a.txt', 'text/plain'],
	['a table', 'a.CSV', text('a;b\n1;"2"\n'), 'a.CSV', 'text/csv'],
	['a table in Windows letters', 'a.csv', Buffer.from('e4;f6\n', 'latin1'), 'a.csv', 'text/csv'],
	['a table in UTF-16', 'a.csv', Buffer.from('\ufeffa;б\n', 'utf16le'), 'a.csv', 'text/csv']
])('%s is known, and its name says so', async (_, name, bytes, called, type) => {
	const path = join(folder, 'file');
	await writeFile(path, bytes);
	expect(await sniff(path, name)).toMatchObject({ name: called, type });
});

test.each<[string, string, Buffer]>([
	['a page', 'a.html', HTML],
	['a page called text', 'a.txt', HTML],
	['a page called picture', 'a.png', HTML],
	['SVG', 'a.svg', SVG],
	['SVG called table', 'a.csv', SVG],
	['XML', 'a.xml', text('<?xml version="1.0"?><a/>')],
	['a script called text', 'a.txt', text('#!/bin/sh\n')],
	['PHP called text', 'a.txt', text('<?php echo 1;')],
	['a batch file called text', 'a.txt', text('@echo off\r\n')],
	['a script by its name', 'a.js', text('alert(1)')],
	['text by another name', 'a.bat', text('del *.*')],
	['a Windows program', 'a.exe', hex('4d5a90')],
	['a Windows program called text', 'a.txt', hex('4d5a90')],
	['a Linux program', 'a', hex('7f454c4602010100')],
	['a Mac program', 'a', hex('cffaedfe07000001')],
	['a Java class', 'a.png', hex('cafebabe00000034')],
	['an installer called document', 'a.doc', compound('84100c0000000000c000000000000046')],
	['an installer by its name', 'a.msi', compound('84100c0000000000c000000000000046')],
	['nothing that anybody knows', 'a.png', Buffer.alloc(100, 7)],
	['a picture that breaks off at once', 'a.png', PNG.subarray(0, 3)]
])('%s is not taken', async (_, name, bytes) => {
	const path = join(folder, 'file');
	await writeFile(path, bytes);
	expect(await sniff(path, name)).toBeNull();
});
