CREATE TABLE "uploads" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"step_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"size" integer NOT NULL,
	"type" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"file" text COLLATE "C",
	"response_id" text COLLATE "C",
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "uploads_response" ON "uploads" USING btree ("response_id","created_at");--> statement-breakpoint
CREATE INDEX "uploads_quiz" ON "uploads" USING btree ("quiz_id","response_id");