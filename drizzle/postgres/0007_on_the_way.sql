CREATE TABLE "partials" (
	"quiz_id" text COLLATE "C" NOT NULL,
	"attempt_id" text COLLATE "C" NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"revision" integer NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"answers" text COLLATE "C" NOT NULL,
	"hidden" text COLLATE "C" NOT NULL,
	"path" text COLLATE "C" NOT NULL,
	"step" text COLLATE "C",
	"source" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C",
	"started_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "partials_quiz_id_attempt_id_pk" PRIMARY KEY("quiz_id","attempt_id")
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"attempt_id" text COLLATE "C" NOT NULL,
	"response_id" text COLLATE "C",
	"lead_id" text COLLATE "C",
	"recipient" text COLLATE "C" NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"html" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" bigint NOT NULL,
	"lease_owner" text COLLATE "C",
	"lease_until" bigint,
	"error" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"finished_at" bigint,
	CONSTRAINT "letters_once" UNIQUE("quiz_id","attempt_id","kind")
);
--> statement-breakpoint
CREATE TABLE "trials" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"control_version" integer NOT NULL,
	"variant_version" integer NOT NULL,
	"share" integer NOT NULL,
	"started_at" bigint NOT NULL,
	"started_by" text COLLATE "C" NOT NULL,
	"ended_at" bigint,
	"kept" text COLLATE "C"
);
--> statement-breakpoint
CREATE INDEX "partials_workspace" ON "partials" USING btree ("workspace_id","quiz_id","updated_at");--> statement-breakpoint
CREATE INDEX "partials_email" ON "partials" USING btree ("workspace_id","email");--> statement-breakpoint
CREATE INDEX "letters_due" ON "letters" USING btree ("state","next_attempt_at");--> statement-breakpoint
CREATE INDEX "letters_workspace" ON "letters" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "letters_lead" ON "letters" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "trials_quiz" ON "trials" USING btree ("workspace_id","quiz_id","id");