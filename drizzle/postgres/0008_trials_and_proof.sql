CREATE TABLE "proofs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"used_by" text COLLATE "C" NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "held" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "trials" ADD COLUMN "planned" integer;--> statement-breakpoint
CREATE INDEX "proofs_expiry" ON "proofs" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "responses_held" ON "responses" USING btree ("workspace_id","id") WHERE "responses"."quarantined" is true;