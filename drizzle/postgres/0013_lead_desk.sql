CREATE TABLE "forms" (
	"quiz_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"settings" text COLLATE "C" NOT NULL,
	"revision" integer NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lead_tags" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"tag" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "lead_tags_workspace_id_tag_lead_id_pk" PRIMARY KEY("workspace_id","tag","lead_id")
);
--> statement-breakpoint
CREATE TABLE "lead_notes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	"by" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"edited_at" bigint
);
--> statement-breakpoint
CREATE TABLE "merge_proposals" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	"other_id" text COLLATE "C" NOT NULL,
	"response_id" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"dismissed_at" bigint,
	"dismissed_by" text COLLATE "C",
	CONSTRAINT "merge_proposals_workspace_id_lead_id_other_id_pk" PRIMARY KEY("workspace_id","lead_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	"other_id" text COLLATE "C" NOT NULL,
	"by" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"moved" text COLLATE "C" NOT NULL,
	"undone_at" bigint,
	"undone_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"value" double precision,
	"currency" text COLLATE "C",
	"via" text COLLATE "C" NOT NULL,
	"by" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hand_overs" (
	"workspace_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"settings" text COLLATE "C" NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invites" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C",
	"role" text COLLATE "C" NOT NULL,
	"token_hash" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"used_by" text COLLATE "C",
	"revoked_at" bigint,
	CONSTRAINT "invites_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C",
	"name" text COLLATE "C" NOT NULL,
	"query" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"by" text COLLATE "C" NOT NULL,
	"action" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C",
	"detail" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"by" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"counts" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "role" text COLLATE "C" DEFAULT 'owner' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "deactivated_at" bigint;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "takes_leads" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "handed_at" bigint;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "preferences" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "retention_days" integer;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "total" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "percent" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "source" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "active_at" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "owner_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "owned_at" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "hot_at" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "touched_at" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "outcome" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "outcome_at" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "value" double precision;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "currency" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "aliases" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "merged_into" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "test" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "lead_history" ADD COLUMN "by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "paused_at" bigint;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "fields" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "silence_told_at" bigint;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "test" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery_attempts" ADD COLUMN "url" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "delivery_attempts" ADD COLUMN "request_headers" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "kind" text COLLATE "C" DEFAULT 'recipients' NOT NULL;--> statement-breakpoint
ALTER TABLE "forms" ADD CONSTRAINT "forms_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_tags_lead" ON "lead_tags" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "lead_notes_lead" ON "lead_notes" USING btree ("lead_id","id");--> statement-breakpoint
CREATE INDEX "merge_proposals_other" ON "merge_proposals" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "merges_lead" ON "merges" USING btree ("lead_id","id");--> statement-breakpoint
CREATE INDEX "merges_other" ON "merges" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "outcomes_lead" ON "outcomes" USING btree ("lead_id","id");--> statement-breakpoint
CREATE INDEX "outcomes_workspace" ON "outcomes" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE INDEX "invites_workspace" ON "invites" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "saved_views_workspace" ON "saved_views" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_workspace" ON "audit_log" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "erasures_workspace" ON "erasures" USING btree ("workspace_id","id");--> statement-breakpoint
UPDATE leads SET active_at = updated_at,
	total = coalesce((SELECT lead_quizzes.total FROM lead_quizzes WHERE lead_quizzes.lead_id = leads.id AND lead_quizzes.quiz_id = leads.shown_quiz_id), 0),
	percent = coalesce((SELECT lead_quizzes.percent FROM lead_quizzes WHERE lead_quizzes.lead_id = leads.id AND lead_quizzes.quiz_id = leads.shown_quiz_id), 0),
	source = coalesce((SELECT responses.source FROM responses WHERE responses.lead_id = leads.id ORDER BY responses.id LIMIT 1), ''),
	hot_at = CASE WHEN temperature = 'hot' THEN updated_at END;
