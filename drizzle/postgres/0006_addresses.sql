CREATE TABLE "addresses" (
	"slug" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"left_at" bigint
);
--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "addresses_quiz" ON "addresses" USING btree ("quiz_id");--> statement-breakpoint
INSERT INTO "addresses" ("slug", "workspace_id", "quiz_id", "left_at") SELECT "slug", "workspace_id", "id", NULL FROM "quizzes";
