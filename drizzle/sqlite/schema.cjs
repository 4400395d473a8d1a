module.exports = require('../../src/lib/server/storage/tables.ts').sqliteTables;
