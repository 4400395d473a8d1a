CREATE TABLE "recipients" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C",
	"fields" text COLLATE "C" NOT NULL,
	"locale" text COLLATE "C",
	"lead_id" text COLLATE "C",
	"basis" text COLLATE "C" NOT NULL,
	"basis_at" bigint NOT NULL,
	"basis_note" text COLLATE "C" NOT NULL,
	"import_id" text COLLATE "C",
	"search" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "recipients_email" UNIQUE("workspace_id","email")
);
--> statement-breakpoint
CREATE TABLE "lists" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"offered" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "lists_name" UNIQUE("workspace_id","name")
);
--> statement-breakpoint
CREATE TABLE "list_members" (
	"list_id" text COLLATE "C" NOT NULL,
	"recipient_id" text COLLATE "C" NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"added_at" bigint NOT NULL,
	"left_at" bigint,
	CONSTRAINT "list_members_list_id_recipient_id_pk" PRIMARY KEY("list_id","recipient_id")
);
--> statement-breakpoint
CREATE TABLE "recipient_tags" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"tag" text COLLATE "C" NOT NULL,
	"recipient_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "recipient_tags_workspace_id_tag_recipient_id_pk" PRIMARY KEY("workspace_id","tag","recipient_id")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"mapping" text COLLATE "C" NOT NULL,
	"basis" text COLLATE "C" NOT NULL,
	"basis_at" bigint NOT NULL,
	"basis_note" text COLLATE "C" NOT NULL,
	"list_id" text COLLATE "C",
	"rows" integer NOT NULL,
	"added" integer NOT NULL,
	"updated" integer NOT NULL,
	"repeated" integer NOT NULL,
	"broken" integer NOT NULL,
	"bytes_read" integer NOT NULL,
	"bytes" integer NOT NULL,
	"error" text COLLATE "C",
	"created_by" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "import_faults" (
	"import_id" text COLLATE "C" NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"line" integer NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	CONSTRAINT "import_faults_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C",
	"detail" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "suppressions_workspace_id_email_pk" PRIMARY KEY("workspace_id","email")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"letter" text COLLATE "C" NOT NULL,
	"audience" text COLLATE "C" NOT NULL,
	"settings" text COLLATE "C" NOT NULL,
	"revision" integer NOT NULL,
	"prepared_to" text COLLATE "C",
	"start_at" bigint,
	"started_at" bigint,
	"finished_at" bigint,
	"paused_for" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"recipient_id" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C",
	"locale" text COLLATE "C" NOT NULL,
	"variant" text COLLATE "C" NOT NULL,
	"attempt_id" text COLLATE "C" NOT NULL,
	"mail_state" text COLLATE "C" NOT NULL,
	"sent_at" bigint,
	"bounced_at" bigint,
	"opened_at" bigint,
	"opened_by" text COLLATE "C",
	"tapped_at" bigint,
	"finished_at" bigint,
	"response_id" text COLLATE "C",
	"lead_id" text COLLATE "C",
	"segment" text COLLATE "C",
	"temperature" text COLLATE "C",
	"unsubscribed_at" bigint,
	"complained_at" bigint,
	"not_me_at" bigint,
	"reminders" integer NOT NULL,
	"remind_at" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "invitations_once" UNIQUE("campaign_id","recipient_id"),
	CONSTRAINT "invitations_attempt" UNIQUE("quiz_id","attempt_id")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C" NOT NULL,
	"invitation_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"domain" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" bigint NOT NULL,
	"lease_owner" text COLLATE "C",
	"lease_until" bigint,
	"file" text COLLATE "C",
	"code" integer,
	"error" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"sent_at" bigint,
	"finished_at" bigint,
	CONSTRAINT "mails_once" UNIQUE("invitation_id","number")
);
--> statement-breakpoint
CREATE TABLE "mail_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C" NOT NULL,
	"invitation_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"judged" text COLLATE "C" NOT NULL,
	"why" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_counts" (
	"campaign_id" text COLLATE "C" NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"variant" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "campaign_counts_campaign_id_variant_name_pk" PRIMARY KEY("campaign_id","variant","name")
);
--> statement-breakpoint
ALTER TABLE "list_members" ADD CONSTRAINT "list_members_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_members" ADD CONSTRAINT "list_members_recipient_id_recipients_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."recipients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient_tags" ADD CONSTRAINT "recipient_tags_recipient_id_recipients_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."recipients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_faults" ADD CONSTRAINT "import_faults_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recipients_workspace" ON "recipients" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "recipients_lead" ON "recipients" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "list_members_recipient" ON "list_members" USING btree ("recipient_id");--> statement-breakpoint
CREATE INDEX "recipient_tags_recipient" ON "recipient_tags" USING btree ("recipient_id");--> statement-breakpoint
CREATE INDEX "imports_workspace" ON "imports" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "suppressions_at" ON "suppressions" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE INDEX "campaigns_workspace" ON "campaigns" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "campaigns_state" ON "campaigns" USING btree ("state","start_at");--> statement-breakpoint
CREATE INDEX "invitations_campaign" ON "invitations" USING btree ("campaign_id","id");--> statement-breakpoint
CREATE INDEX "invitations_remind" ON "invitations" USING btree ("campaign_id","remind_at");--> statement-breakpoint
CREATE INDEX "invitations_recipient" ON "invitations" USING btree ("recipient_id");--> statement-breakpoint
CREATE INDEX "invitations_lead" ON "invitations" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("campaign_id","state","next_attempt_at","id");--> statement-breakpoint
CREATE INDEX "mails_lease" ON "mails" USING btree ("state","lease_until");--> statement-breakpoint
CREATE INDEX "mail_events_invitation" ON "mail_events" USING btree ("invitation_id","id");