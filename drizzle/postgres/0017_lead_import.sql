ALTER TABLE "leads" ADD COLUMN "import_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "mode" text COLLATE "C" DEFAULT 'fill' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "kept" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "leads_import" ON "leads" USING btree ("workspace_id","import_id","id") WHERE "leads"."merged_into" is null and "leads"."import_id" is not null;