UPDATE "leads" SET "search" = replace("search", 'ё', 'е') WHERE "search" LIKE '%ё%';--> statement-breakpoint
UPDATE "recipients" SET "search" = replace("search", 'ё', 'е') WHERE "search" LIKE '%ё%';
