CREATE TABLE "workspaces" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"password_hash" text COLLATE "C" NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "users_email" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"token_hash" text COLLATE "C" NOT NULL,
	"scopes" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"last_used_at" bigint,
	"revoked_at" bigint,
	CONSTRAINT "api_tokens_hash" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"window_start" bigint NOT NULL,
	"count" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quizzes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"draft" text COLLATE "C" NOT NULL,
	"draft_revision" integer NOT NULL,
	"live_version" integer,
	"closed_message" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"deleted_at" bigint,
	CONSTRAINT "quizzes_slug" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"definition" text COLLATE "C" NOT NULL,
	"published_at" bigint NOT NULL,
	"published_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "versions_quiz_id_version_pk" PRIMARY KEY("quiz_id","version")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"quiz_id" text COLLATE "C" NOT NULL,
	"attempt_id" text COLLATE "C" NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"started_at" bigint NOT NULL,
	"completed_at" bigint,
	CONSTRAINT "attempts_quiz_id_attempt_id_pk" PRIMARY KEY("quiz_id","attempt_id")
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "counters_quiz_id_day_version_source_name_pk" PRIMARY KEY("quiz_id","day","version","source","name")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C",
	"phone" text COLLATE "C",
	"name" text COLLATE "C",
	"company" text COLLATE "C",
	"role" text COLLATE "C",
	"city" text COLLATE "C",
	"search" text COLLATE "C" NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"segment" text COLLATE "C" NOT NULL,
	"temperature" text COLLATE "C" NOT NULL,
	"heat" integer NOT NULL,
	"stage" text COLLATE "C" NOT NULL,
	"stage_rank" integer NOT NULL,
	"shown_quiz_id" text COLLATE "C" NOT NULL,
	"sequence" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "leads_email" UNIQUE("workspace_id","email"),
	CONSTRAINT "leads_phone" UNIQUE("workspace_id","phone")
);
--> statement-breakpoint
CREATE TABLE "lead_quizzes" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"response_id" text COLLATE "C" NOT NULL,
	"segment" text COLLATE "C" NOT NULL,
	"temperature" text COLLATE "C" NOT NULL,
	"heat" integer NOT NULL,
	"stage" text COLLATE "C" NOT NULL,
	"stage_rank" integer NOT NULL,
	"total" double precision NOT NULL,
	"percent" double precision NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "lead_quizzes_lead_id_quiz_id_pk" PRIMARY KEY("lead_id","quiz_id")
);
--> statement-breakpoint
CREATE TABLE "lead_history" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	"response_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"from_value" text COLLATE "C",
	"to_value" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"idempotency_key" text COLLATE "C" NOT NULL,
	"body_hash" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C",
	"locale" text COLLATE "C" NOT NULL,
	"answers" text COLLATE "C" NOT NULL,
	"hidden" text COLLATE "C" NOT NULL,
	"path" text COLLATE "C" NOT NULL,
	"ignored" text COLLATE "C" NOT NULL,
	"total" double precision NOT NULL,
	"percent" double precision NOT NULL,
	"dimensions" text COLLATE "C" NOT NULL,
	"segment" text COLLATE "C" NOT NULL,
	"temperature" text COLLATE "C" NOT NULL,
	"stage" text COLLATE "C" NOT NULL,
	"tags" text COLLATE "C" NOT NULL,
	"result" text COLLATE "C",
	"receipt" text COLLATE "C" NOT NULL,
	"test" boolean NOT NULL,
	"quarantined" boolean NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"started_at" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "responses_key" UNIQUE("quiz_id","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C",
	"response_id" text COLLATE "C" NOT NULL,
	"consent_id" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"text_hash" text COLLATE "C" NOT NULL,
	"url" text COLLATE "C",
	"locale" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"mechanism" text COLLATE "C" NOT NULL,
	"given_at" bigint NOT NULL,
	"withdrawn_at" bigint
);
--> statement-breakpoint
CREATE TABLE "destinations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"url" text COLLATE "C",
	"recipients" text COLLATE "C",
	"locale" text COLLATE "C" NOT NULL,
	"secret" text COLLATE "C" NOT NULL,
	"previous_secret" text COLLATE "C",
	"previous_secret_until" bigint,
	"quizzes" text COLLATE "C",
	"segments" text COLLATE "C",
	"events" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"disabled_reason" text COLLATE "C",
	"failing_since" bigint,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"destination_id" text COLLATE "C" NOT NULL,
	"event" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C",
	"response_id" text COLLATE "C",
	"sequence" integer NOT NULL,
	"payload" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" bigint NOT NULL,
	"lease_owner" text COLLATE "C",
	"lease_until" bigint,
	"created_at" bigint NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "delivery_attempts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"delivery_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"started_at" bigint NOT NULL,
	"duration_ms" integer NOT NULL,
	"status" integer,
	"outcome" text COLLATE "C" NOT NULL,
	"error" text COLLATE "C",
	"response_excerpt" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_quizzes" ADD CONSTRAINT "lead_quizzes_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_attempts" ADD CONSTRAINT "delivery_attempts_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "api_tokens_workspace" ON "api_tokens" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "quizzes_workspace" ON "quizzes" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "leads_workspace" ON "leads" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "lead_history_lead" ON "lead_history" USING btree ("lead_id","id");--> statement-breakpoint
CREATE INDEX "responses_workspace" ON "responses" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "responses_quiz" ON "responses" USING btree ("workspace_id","quiz_id","id");--> statement-breakpoint
CREATE INDEX "responses_lead" ON "responses" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "consents_lead" ON "consents" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "consents_response" ON "consents" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "destinations_workspace" ON "destinations" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("state","next_attempt_at");--> statement-breakpoint
CREATE INDEX "deliveries_workspace" ON "deliveries" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "deliveries_destination" ON "deliveries" USING btree ("destination_id","state");--> statement-breakpoint
CREATE INDEX "delivery_attempts_delivery" ON "delivery_attempts" USING btree ("delivery_id","number");