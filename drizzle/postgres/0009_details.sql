CREATE TABLE "details" (
	"response_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"body_hash" text COLLATE "C" NOT NULL,
	"given" text COLLATE "C" NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "details_workspace" ON "details" USING btree ("workspace_id","quiz_id");