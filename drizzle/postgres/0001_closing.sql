ALTER TABLE "quizzes" ADD COLUMN "titles" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "closed_version" integer;--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "closed_at" bigint;